"""WeasyPrint: its own layout and PDF writer, text shaped by Pango, fonts cut down by HarfBuzz."""

from importlib import import_module

from model import Table

from ..produced import NotInstalled, Produced
from ..setting import Setting
from .webpage import webpage


def produce(table: Table, setting: Setting) -> Produced:
    """Set a table as a web page. Raises NotInstalled."""
    try:
        weasyprint = import_module("weasyprint")
    except (ImportError, OSError) as error:
        raise NotInstalled(
            "weasyprint (pip), libpango-1.0-0, libpangoft2-1.0-0, libharfbuzz-subset0"
        ) from error
    return Produced(weasyprint.HTML(string=webpage(table, setting)).write_pdf())
