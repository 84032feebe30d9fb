"""The taxonomy of a document: which level-2 categories stand under which level-1, with which codes.

Documents follow 财预〔2021〕101号 (成本 a level-1 category) or 财预〔2015〕88号 (成本 under 产出): what one
prints is its own profile, never a constant.
"""

from collections import Counter

import msgspec

from model.filter import category_name
from model.table import Table


class Taxonomy(msgspec.Struct, frozen=True):
    """Counts of what is printed: `level2[level1][name]`, and `names[code]` of the level-2 names of a code.

    Names are without their suffix 指标.
    """

    level2: dict[str, dict[str, int]]
    names: dict[str, dict[str, int]]

    @property
    def level1(self) -> tuple[str, ...]:
        """The level-1 names in printed order."""
        return tuple(self.level2)

    def usual_name(self, code: str) -> str | None:
        """The name that a level-2 code mostly stands with; None where none is more usual than all others."""
        ranked = Counter(self.names.get(code, {})).most_common(2)
        if not ranked or (len(ranked) > 1 and ranked[0][1] == ranked[1][1]):
            return None
        return ranked[0][0]


def taxonomy(table: Table) -> Taxonomy:
    """What a table prints."""
    level2: dict[str, dict[str, int]] = {}
    names: dict[str, dict[str, int]] = {}
    for unit in table.units:
        for project in unit.projects:
            for indicator in project.indicators:
                if indicator.level1 is None or indicator.level2 is None:
                    continue
                name = category_name(indicator.level2)
                below = level2.setdefault(category_name(indicator.level1), {})
                below[name] = below.get(name, 0) + 1
                if indicator.level2.code is not None:
                    coded = names.setdefault(indicator.level2.code, {})
                    coded[name] = coded.get(name, 0) + 1
    return Taxonomy(level2, names)
