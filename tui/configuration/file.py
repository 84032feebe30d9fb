"""The file `config.toml`: where it lies, and the settings in it."""

from pathlib import Path

from tui.configuration.settings import DEFAULT, Configuration
from tui.settings_file import Kind, Mistake, read

KIND = Kind("界面设置", "config.toml", "--write-config")


def load(named: Path | None = None) -> Configuration:
    """The settings in the file that was named, or in the default place; the default where there is no file.

    Raises SettingsError: whatever is wrong in a file is said, never passed over.
    """
    found = read(KIND, named)
    if found is None:
        return DEFAULT
    from tui.configuration.values import configuration  # noqa: PLC0415 -- most people have no such file

    try:
        return configuration(found.values)
    except Mistake as mistake:
        raise found.error(mistake) from None
