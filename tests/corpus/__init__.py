"""Made-up list tables set with many independent producers: truth first, then the paper it must be read from."""
