"""What the answers take from whom: nobody's worth is a fact, and an assumption stays one.

Whose word it is stands before the answers; the statements themselves, often many, stand after them.
"""

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
        f"{'; '.join(whose)}. Every answer below rests on them; they are listed at the end."
    )
    return Part("taken", "What is taken as said or assumed", (said,))


def statements_told(inquiry: Inquiry, _: Names) -> Part | None:
    """Return each statement that is taken, and by whose word; None where there is none."""
    if not inquiry.taken:
        return None
    rows = tuple((one.words, one.whose) for one in inquiry.taken)
    title = "The statements that are taken as said or assumed"
    table = Table(title, ("Statement", "By whose word"), rows)
    return Part("statements", title, (), tables=(table,))
