"""What is typed or pasted while no input is open and is no command: words to look for, or nothing."""

import unicodedata

from textual import events
from textual.screen import Screen

from tui.plain import pasted_line

_CHINESE_INPUT = "中文输入法开着：命令请用方向键、功能键或 Ctrl+P，F1 看帮助"
_NOT_RUN = "粘贴了多行或很长的文字，没有执行；要查找请先按 / 再粘贴，要写批注请先按 w"
_LONGEST_LOOKED_FOR = 100
"""Characters of pasted text that may be meant as words to look for."""


class StrayText(Screen[None], inherit_bindings=False):
    """A screen that looks for Chinese that is typed on it, and for a line that is pasted.

    An input method sends several characters at once, figures and marks among them: once the first Chinese
    one has opened an input, what comes behind it is no command.
    """

    async def look_for(self, words: str) -> None:
        """Open the input of the search on some words."""
        raise NotImplementedError

    def say(self, message: str) -> None:
        """Show a message."""
        raise NotImplementedError

    async def on_key(self, event: events.Key) -> None:
        """Take a character that is no command; the others were obeyed before."""
        character = event.character
        if character is None or character.isascii() or not character.isprintable():
            return
        if character.isalpha() and unicodedata.east_asian_width(character) == "W":
            await self.look_for(character)
        else:
            self.say(_CHINESE_INPUT)

    async def on_paste(self, event: events.Paste) -> None:
        """Look for a line; more than that is left alone. Never run what was pasted."""
        line = pasted_line(event.text)
        if len(line) > _LONGEST_LOOKED_FOR or len(event.text.strip().splitlines()) > 1:
            self.say(_NOT_RUN)
        elif line:
            await self.look_for(line)
