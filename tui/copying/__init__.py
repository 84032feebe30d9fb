"""Copying: what is copied as text or TSV, the way it takes to the clipboard, and what is kept of it."""
