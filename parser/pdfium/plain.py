"""Which characters stand in plain Chinese text: others may be made up where a font has no map for them."""

MORE_PLAIN = "—–·≦≧㎡"
"""Characters that Chinese tables use beside those of GB 2312, and beside radicals that stand for them."""

RADICALS = ("\u2e80", "\u2fd5")
"""What some fonts map ideographs to."""


def is_plain(character: str) -> bool:
    """Whether a character is blank, of GB 2312, or one that tables use besides."""
    if character.isspace() or character in MORE_PLAIN or RADICALS[0] <= character <= RADICALS[1]:
        return True
    try:
        character.encode("gb2312")
    except UnicodeEncodeError:
        return False
    return character.isprintable()
