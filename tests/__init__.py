"""The tests of budget-tui."""
