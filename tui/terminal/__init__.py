"""The terminal that the browser is shown on: its encoding, the width of its characters, what it is asked."""
