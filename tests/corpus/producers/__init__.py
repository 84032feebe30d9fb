"""The producers: each module has one function that sets a truth with a program of its own kind."""
