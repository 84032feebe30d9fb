"""Tests of the reviewer's settings, the reports and the opinion sheet."""
