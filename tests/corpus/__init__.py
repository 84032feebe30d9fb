"""Made-up list tables set with many independent producers: truth first, then its paper."""
