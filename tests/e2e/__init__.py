"""End to end: the installed command where its users sit: a real sshd, a real terminal on a real display."""
