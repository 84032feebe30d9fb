"""All that a person touches: the command, the browser, copying and exporting."""
