"""The packaged sample: an invented bureau's table, its truth, and the paper it is drawn on."""
