"""Works out what could be agreed, for whatever shows it; whoever watches sees how far it is."""

from __future__ import annotations

from servanda.bargaining.inquiry import STEPS, Inquiry, Names, told
from servanda.bargaining.pictures.inquiry import pictures_of
from servanda.desk.cli.progress import progress
from servanda.report import Bargaining


def bargaining_of(inquiry: Inquiry) -> Bargaining:
    """Return every part of the answer with its pictures."""
    names = Names(inquiry.problem)
    with progress("Working it out", len(STEPS)) as step:
        parts = told(inquiry, names, step)
    return Bargaining(parts, pictures_of(inquiry, names))
