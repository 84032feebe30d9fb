"""What a person sets of the browser, in `config.toml`: looks, frames, mouse, columns and keys."""
