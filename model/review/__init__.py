"""A review: what a person decided of each project and finding, and noted, as a log of actions."""

from model.review.action import Action, Decision, Field, State
from model.review.fold import Review, Verdict, fold, last_done, last_undone
from model.review.subject import Subject, subject_of_finding, subject_of_indicator, subject_of_project
from model.review.taking_over import taking_over

__all__ = [
    "Action",
    "Decision",
    "Field",
    "Review",
    "State",
    "Subject",
    "Verdict",
    "fold",
    "last_done",
    "last_undone",
    "subject_of_finding",
    "subject_of_indicator",
    "subject_of_project",
    "taking_over",
]
