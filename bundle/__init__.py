"""The program for machines without the Internet: one file that runs, and wheels with an install script."""
