"""Tests of what the program knows of its terminal."""
