"""How the command is used: its options in one table, and what is made from it: reading them, and the help."""
