"""Hostile input: mutated documents must end in a table or a refusal, in time, and in nothing else."""
