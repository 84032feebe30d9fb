"""The reviewer's settings, `checks.toml`: where they lie, and what they are."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from model.checks import DEFAULT, Profile
from tui.settings_file import Kind, Mistake, read

if TYPE_CHECKING:
    from model.checks import Check

KIND = Kind("检查设置", "checks.toml", "--write-profile")


class ProfileInUse(msgspec.Struct, frozen=True):
    """The settings that checks run with; `path` None where no file was read."""

    profile: Profile = DEFAULT
    path: Path | None = None

    @property
    def said(self) -> str:
        """In a few words: which file, and which settings are not the default."""
        from tui.checking.settings import SETTINGS  # noqa: PLC0415 -- only what is written says this

        source = "默认" if self.path is None else str(self.path)
        fields = msgspec.structs.fields(Profile)
        changed = [
            SETTINGS[field.name].label
            for field in fields
            if getattr(self.profile, field.name) != getattr(DEFAULT, field.name)
        ]
        return f"{source}（改动：{'、'.join(changed)}）" if changed else source


def load(named: Path | None = None, checks: "Sequence[Check] | None" = None) -> ProfileInUse:
    """The settings in the file that was named, or in the default place if there is one there.

    Raises SettingsError: whatever is wrong in a file is said, never passed over.
    """
    found = read(KIND, named)
    if found is None:
        return ProfileInUse()
    # Without a file nobody needs these yet.
    from model.checks.registry import CHECKS  # noqa: PLC0415
    from tui.checking.profile_values import check_values  # noqa: PLC0415

    try:
        check_values(found.values, [check.id for check in checks or CHECKS])
    except Mistake as mistake:
        raise found.error(mistake) from None
    return ProfileInUse(msgspec.convert(found.values, Profile), found.path)
