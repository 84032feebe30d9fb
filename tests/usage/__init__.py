"""What is made from the table of options: the man page and the completions."""
