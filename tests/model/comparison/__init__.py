"""Tests of comparing two tables."""
