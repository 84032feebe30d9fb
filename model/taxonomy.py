"""The taxonomy of a document: which level-2 categories stand under which level-1, with which codes.

Documents follow 财预〔2021〕101号 (成本 a level-1 category) or 财预〔2015〕88号 (成本 under 产出): what one
prints is its own profile, never a constant.
"""

from collections import Counter

import msgspec

from model.filter import category_name
from model.table import Table


class Taxonomy(msgspec.Struct, frozen=True):
    """Counts of what is printed: `level2[level1][name]`, and `coded[level1][code][name]` where a code stands.

    Names are without their suffix 指标. Codes count within their level-1 category: some documents start
    anew in each.
    """

    level2: dict[str, dict[str, int]]
    coded: dict[str, dict[str, dict[str, int]]]

    @property
    def level1(self) -> tuple[str, ...]:
        """The level-1 names in printed order."""
        return tuple(self.level2)

    def usual_name(self, level1: str, code: str) -> str | None:
        """The name that a level-2 code mostly stands with; None where none is more usual than all others."""
        ranked = Counter(self.coded.get(level1, {}).get(code, {})).most_common(2)
        if not ranked or (len(ranked) > 1 and ranked[0][1] == ranked[1][1]):
            return None
        return ranked[0][0]


def taxonomy(table: Table) -> Taxonomy:
    """What a table prints."""
    level2: dict[str, dict[str, int]] = {}
    coded: dict[str, dict[str, dict[str, int]]] = {}
    for unit in table.units:
        for project in unit.projects:
            for indicator in project.indicators:
                if indicator.level1 is None or indicator.level2 is None:
                    continue
                above, name = category_name(indicator.level1), category_name(indicator.level2)
                _count(level2.setdefault(above, {}), name)
                if indicator.level2.code is not None:
                    codes = coded.setdefault(above, {})
                    _count(codes.setdefault(indicator.level2.code, {}), name)
    return Taxonomy(level2, coded)


def _count(counts: dict[str, int], name: str) -> None:
    counts[name] = counts.get(name, 0) + 1
