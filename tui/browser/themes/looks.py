"""The looks of chosen colours: calm on a dark or light ground, and both once more in high contrast.

Text has a contrast of at least 4.5:1 on every ground it stands on, 7:1 in high contrast (WCAG 2.1, 1.4.3 and
1.4.6), also after the colours were reduced to the 256 of a terminal; a test computes it.
"""

from tui.browser.themes.colours import Colours, theme, variables

_DARK = Colours(
    ground="#1b1f24",
    text="#c9d0d7",
    quiet="#a6afb8",
    strong="#e2e6ea",
    heading="#8ab4d6",
    money="#d3c7a3",
    mark="#e3b35a",
    alarm="#ee9590",
    frame="#48525d",
    match="#16191d",
    match_ground="#d9b660",
    cursor="#ffffff",
    cursor_ground="#2f5675",
    resting_ground="#2c333b",
    title_ground="#262c33",
    title_active="#ffffff",
    title_active_ground="#3f4954",
    header_ground="#323a43",
    dialog_ground="#23282d",
    field_ground="#343c45",
    progress="#16191d",
    progress_ground="#8ab4d6",
)

_LIGHT = Colours(
    ground="#f4f4f2",
    text="#2a2f35",
    quiet="#525a63",
    strong="#14181c",
    heading="#1c5a8c",
    money="#664d0c",
    mark="#7a2a6a",
    alarm="#a02c14",
    frame="#b0b6bc",
    match="#1d1a10",
    match_ground="#f0c850",
    cursor="#ffffff",
    cursor_ground="#2a6094",
    resting_ground="#dcdfe2",
    title_ground="#e6e7e8",
    title_active="#ffffff",
    title_active_ground="#4b5a69",
    header_ground="#d6e0e8",
    dialog_ground="#fcfcfb",
    field_ground="#e2e5e8",
    progress="#ffffff",
    progress_ground="#2a6094",
)

_CONTRAST = Colours(
    ground="#000000",
    text="#ffffff",
    quiet="#d0d0d0",
    strong="#ffffff",
    heading="#87d7ff",
    money="#ffe7a0",
    mark="#ffd75f",
    alarm="#ffaf9f",
    frame="#b0b0b0",
    match="#000000",
    match_ground="#ffd700",
    cursor="#000000",
    cursor_ground="#87d7ff",
    resting_ground="#303030",
    title_ground="#262626",
    title_active="#000000",
    title_active_ground="#e4e4e4",
    header_ground="#262626",
    dialog_ground="#1c1c1c",
    field_ground="#303030",
    progress="#000000",
    progress_ground="#87d7ff",
)

_CONTRAST_LIGHT = Colours(
    ground="#ffffff",
    text="#000000",
    quiet="#3a3a3a",
    strong="#000000",
    heading="#00287a",
    money="#1c1c1c",
    mark="#5c1060",
    alarm="#7d0c00",
    frame="#585858",
    match="#000000",
    match_ground="#ffd700",
    cursor="#ffffff",
    cursor_ground="#00287a",
    resting_ground="#e2e2e2",
    title_ground="#ebebeb",
    title_active="#ffffff",
    title_active_ground="#303030",
    header_ground="#ebebeb",
    dialog_ground="#f6f6f6",
    field_ground="#e2e2e2",
    progress="#ffffff",
    progress_ground="#00287a",
)

DARK = theme("dark", _DARK, dark=True)
LIGHT = theme("light", _LIGHT, dark=False)
CONTRAST = theme("contrast", _CONTRAST, dark=True)
CONTRAST_LIGHT = theme("contrast-light", _CONTRAST_LIGHT, dark=False)

DEFAULTS = variables(_DARK)
"""What the style sheets fall back on before a theme is chosen."""
