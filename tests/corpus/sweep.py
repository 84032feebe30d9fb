"""Random settings of random tables: `python -m tests.corpus.sweep --out DIR --count N [--program NAME]`.

Every document is made, read and compared; those that are not read exactly stay in the folder.
"""

import argparse
import sys
from pathlib import Path
from random import Random
from typing import Any

import msgspec

from parser import Refusal

from .__main__ import make
from .check import check_document
from .fonts import NOTO_SANS, NOTO_SERIF, UMING, ZENHEI
from .plan import Document
from .plans import NUMBERED
from .produced import Producer
from .producers import (
    chromium,
    fop,
    reportlab_paper,
    spreadsheet,
    typst_paper,
    weasyprint_paper,
    wkhtmltopdf,
    writer,
)
from .producers.reportlab_paper import CID_FONT
from .setting import COLUMNS, Setting
from .truth import SHAPES, Shape, make_table

PROGRAMS: dict[str, Producer] = {
    "reportlab": reportlab_paper.produce,
    "weasyprint": weasyprint_paper.produce,
    "typst": typst_paper.produce,
    "chromium": chromium.produce,
    "calc": spreadsheet.produce,
    "writer": writer.produce,
    "wkhtmltopdf": wkhtmltopdf.produce,
    "fop": fop.produce,
}
REORDERED = ("name", "objective", "indicators", "total", "fund0", "fund1", "fund2")


def document(program: str, seed: int) -> Document:
    """The document that a seed stands for."""
    rng = Random(seed)
    shape: Shape = rng.choice(("flat", "flat", *SHAPES))
    count = rng.choice((12, 20, 30))
    setting, long_cells = _setting(rng, program, count)
    doubled: tuple[int, ...] = ()
    if setting.breaks == "whole" and rng.random() < 0.4 and program not in ("typst", "writer", "wkhtmltopdf"):
        long_cells = 0
        if rng.random() < 0.5:
            setting = msgspec.structs.replace(setting, repeated=tuple(sorted(rng.sample(range(count), 2))))
        elif shape != "bare":
            at = rng.randrange(count - 2)
            doubled = (at,)
            setting = msgspec.structs.replace(setting, new_page_before=(at + 1,))
    return Document(
        name=f"{program}-{seed}",
        truth=lambda: make_table(
            seed,
            projects=count,
            shape=shape,
            money_unit="元" if seed % 7 == 0 and _has_room_for_yuan(program, setting) else "万元",
            identical=doubled,
            long_cells=long_cells,
            silent=rng.choice((0, 0, 2)) if shape not in ("no-units", "bare") else 0,
            unlike=rng.choice((0, 0, 1)),
        ),
        producer=PROGRAMS[program],
        setting=setting,
    )


def _has_room_for_yuan(program: str, setting: Setting) -> bool:
    """Whether long figures fit or wrap: wkhtmltopdf does not wrap them, but prints one over the next."""
    return not setting.narrow_money and (program != "wkhtmltopdf" or setting.sheet != "portrait")


def _setting(rng: Random, program: str, count: int) -> tuple[Setting, int]:
    """A setting that a person could still read, and how many long cells it bears."""

    def maybe(chance: float) -> bool:
        return rng.random() < chance

    ruled = [
        "strokes",
        "strokes",
        "strokes",
        "rectangles",
        "rectangles",
        "fills",
        "dashed",
        "dashes",
        "doubled",
        "open",
        "across",
        "none",
    ]
    rules = rng.choice(ruled)
    breaks = rng.choice(("whole", "split", "clipped") if program == "reportlab" else ("whole", "split"))
    valign = rng.choice(("middle", "top"))
    if rules == "none" and breaks != "whole":
        breaks, valign = "split", "top"
    if rules == "across" and breaks == "clipped":
        breaks = "split"
    chosen: dict[str, Any] = {
        "columns": rng.choice((COLUMNS, COLUMNS, NUMBERED, REORDERED)),
        "header_levels": 1,
        "header_on": rng.choice(("every", "every", "first")),
        "rules": rules,
        "breaks": breaks,
        "rule_at_break": maybe(0.3),
        "valign": valign,
        "indent": rng.choice(("spaces", "offset")),
        "money": rng.choice(("thousands", "thousands", "plain", "brackets", "wide")),
        "narrow_money": maybe(0.2) and rules != "none",
        "wraps": rng.choice(("words", "anywhere")),
        "justified": maybe(0.3),
        "title_lines": rng.choice((1, 1, 2, 3)),
        "heading": rng.choice(("one line", "two lines", "brackets")),
        "sheet": rng.choice(("landscape", "landscape", "portrait", "a3")),
        "page_numbers": maybe(0.5),
        "signature": rng.choice(("", "", "end", "every")),
        "white_fills": maybe(0.2),
        "loose": maybe(0.2),
        "font_size": rng.choice((7.0, 8.0, 9.0, 10.5)),
        "padding": rng.choice((4.0, 5.0) if rules in ("none", "across") else (1.0, 2.0, 3.0)),
    }
    if program == "typst":
        chosen["font_size"] = min(chosen["font_size"], 8.0)
        chosen["narrow_money"] = chosen["sheet"] == "portrait"
    if chosen["columns"] != REORDERED and maybe(0.25):
        chosen["header_levels"] = 2
    fonts = {"reportlab": (UMING, ZENHEI, CID_FONT), "fop": (UMING, ZENHEI)}.get(
        program, (NOTO_SANS, NOTO_SERIF, ZENHEI)
    )
    chosen["font"] = rng.choice(fonts)
    if program == "reportlab":
        chosen |= {
            "rotated": rng.choice((0, 0, 0, 90, 180, 270)),
            "cropped": maybe(0.2),
            "beside": maybe(0.15) and chosen["sheet"] == "a3",
            "before": maybe(0.15),
            "glyphwise": rng.choice(("", "", "", "ordered", "shuffled")),
            "doubled_text": maybe(0.15),
        }
    if maybe(0.5):
        chosen |= {
            "blank": rng.choice(("", "-", "—", "/")),
            "paragraphs": maybe(0.3),
            "spaced": maybe(0.3),
            "underlined": maybe(0.3),
            "heading_inside": maybe(0.3),
            "remark": maybe(0.2),
            "running_head": maybe(0.3),
            "after": maybe(0.2),
        }
    chosen["under"] = maybe(0.15)
    return Setting(**chosen), (0 if program == "calc" else rng.choice((0, 1, 3)))


def main(arguments: list[str] | None = None) -> int:
    """Make and check a row of seeds; exit code 1 if any is not read exactly."""
    options = argparse.ArgumentParser(prog="python -m tests.corpus.sweep", description=__doc__)
    options.add_argument("--out", type=Path, required=True, metavar="DIR")
    options.add_argument("--first", type=int, default=0, metavar="SEED")
    options.add_argument("--count", type=int, default=50, metavar="N")
    options.add_argument("--program", choices=sorted(PROGRAMS), default="reportlab")
    given = options.parse_args(arguments)
    given.out.mkdir(parents=True, exist_ok=True)
    failed = 0
    for seed in range(given.first, given.first + given.count):
        made = document(given.program, seed)
        pdf = given.out / f"{made.name}.pdf"
        data, truth = make(made)
        pdf.write_bytes(data)
        pdf.with_suffix(".json").write_bytes(msgspec.json.format(msgspec.json.encode(truth), indent=1))
        try:
            differences = check_document(pdf).differences
        except Refusal as refusal:
            differences = (f"refused: {refusal}",)
        if differences:
            failed += 1
            changed = {
                field: getattr(made.setting, field)
                for field in made.setting.__struct_fields__
                if getattr(made.setting, field) != getattr(Setting(), field)
            }
            print(f"SHORT {made.name}: {len(differences)}: {differences[0]}\n      {changed}", flush=True)
        else:
            pdf.unlink()
            pdf.with_suffix(".json").unlink()
    print(f"{given.count - failed} passed, {failed} failed")
    return int(failed > 0)


if __name__ == "__main__":
    sys.exit(main())
