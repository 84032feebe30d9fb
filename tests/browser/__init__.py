"""Tests of the browser: its pure parts, every key and filter, what the screen shows."""
