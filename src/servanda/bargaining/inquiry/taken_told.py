"""What the answers take from whom: nobody's worth is a fact, and an assumption stays one."""

from __future__ import annotations

from servanda.bargaining.inquiry.inquiry import Inquiry
from servanda.bargaining.inquiry.naming import Names
from servanda.bargaining.inquiry.part import Part, Table
from servanda.bargaining.inquiry.wording import count


def taken_told(inquiry: Inquiry, _: Names) -> Part | None:
    """Return what is taken as said or assumed; None where nothing is said of what things are worth.

    Bids are not here: no answer below takes them for what anybody wants.
    """
    taken = inquiry.taken
    if not taken:
        return None
    whose = list(dict.fromkeys(one.whose for one in taken))
    said = (
        f"{count(len(taken), 'statement')} on what things are worth to whom, and on power: "
        f"{'; '.join(whose)}. Every answer below rests on them."
    )
    rows = tuple((one.words, one.whose) for one in taken)
    title = "What is taken as said or assumed"
    return Part(
        "taken", title, (said,), tables=(Table(title, ("Statement", "By whose word"), rows),)
    )
