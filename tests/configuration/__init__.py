"""Tests of what a person sets of the browser."""
