"""GNU screen: it hands on to its terminal what comes in a DCS string, in pieces that it can hold."""

from tui.copying import osc52

PIECE = 760
"""Characters of one DCS string. screen 4 holds 768 (MAXSTR), and prints the rest of a longer one.

The first piece then holds a number of base64 characters that is no multiple of 4: where tmux is taken for
screen, it ends the sequence at the piece's end, cannot decode it, and so never takes a text that is cut.
"""


def wrapped(text: str) -> str:
    """What asks the terminal outside of screen to put a text on its clipboard."""
    whole = osc52.sequence(text, osc52.BEL)
    pieces = (whole[at : at + PIECE] for at in range(0, len(whole), PIECE))
    return "".join(f"\x1bP{piece}{osc52.ST}" for piece in pieces)
