"""Tests of copying: the text, the ways to the clipboard, the record, the plain screen."""
