"""Made-up forms and long lists with their truths, set by several producers and read back."""
