"""That a page cannot be accounted for by what PDFium tells of it."""


class Unsure(Exception):
    """The page must be read by the reference reader: a guess could give a wrong figure."""
