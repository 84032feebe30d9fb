"""Checking documents: the reviewer's settings, the checks run over tables, the report of what they found."""
