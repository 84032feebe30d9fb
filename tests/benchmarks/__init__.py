"""What the program promises in figures, measured: `python -m tests.benchmarks`."""
