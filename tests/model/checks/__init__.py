"""Tests of the checks: one module a heading, and errors planted in clean tables."""
