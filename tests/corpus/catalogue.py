"""All documents of the corpus."""

from . import office_plans, plans
from .plan import Document


def documents() -> list[Document]:
    """Every document, the quick ones first."""
    return [
        *plans.reportlab(),
        *plans.typst(),
        *plans.webpages(),
        *plans.fops(),
        *office_plans.offices(),
        *office_plans.rewritten(),
    ]
