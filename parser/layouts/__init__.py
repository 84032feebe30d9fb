"""The forms of document: one module each, found by its header words, never by its file name."""
