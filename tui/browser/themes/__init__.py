"""The looks of the browser: five of chosen colours, and the terminal's own sixteen or none."""
