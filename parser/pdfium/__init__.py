"""The fast reader: glyphs and ruling lines of a PDF by PDFium, called through its C interface."""
