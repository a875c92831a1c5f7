"""What the user asks of the monitor: as of when, in which views, which clauses, what if."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime

from servanda.desk.cli.output import complain
from servanda.dossier import Dossier
from servanda.evidence.claim import Claim
from servanda.evidence.supposition import supposed
from servanda.evidence.views import View
from servanda.instrument.nearest_name import nearest_name
from servanda.monitor.views.across import Question
from servanda.vocabulary import Vocabulary
from servanda.vocabulary.calendar import NoSuchMomentError, instant, moment


def instant_of(written: str | None) -> int | None:
    """Return the instant as of which to judge, the last one of a day; say what is wrong with it."""
    if written is None:
        return instant(datetime.now(UTC))
    try:
        return moment(written).last
    except NoSuchMomentError as problem:
        complain(str(problem))
        return None


def chosen_views(
    dossier: Dossier, files: Iterable[Dossier], names: Sequence[str]
) -> tuple[View, ...] | None:
    """Return the views of these names, all if none is given; say so where there is no such view.

    `files` are further pact files on the agreement, which may define views of their own.
    """
    known = {view.name: view for view in dossier.views.views}
    for file in files:
        for view in file.speaking_of(dossier).views.defined:
            if known.setdefault(view.name, view) != view:
                complain(
                    f"{file.text.name} defines a view “{view.name}”, and there is another of that "
                    "name. Give one of them another name."
                )
                return None
    wrong = [name for name in names if name not in known]
    for name in wrong:
        complain(f"There is no view “{name}”. {hint(name, known)}")
    return None if wrong else tuple(known[n] for n in names or known)


def of_clauses(
    questions: Sequence[Question], clauses: Sequence[str]
) -> tuple[Question, ...] | None:
    """Return what is asked of these clauses and their sub-clauses, all if none is given."""
    if not clauses:
        return tuple(questions)
    asked = tuple(q for q in questions if any(_within(q, clause) for clause in clauses))
    known = dict.fromkeys(question.rule.clause for question in questions)
    wrong = [c for c in clauses if not any(_within(question, c) for question in questions)]
    for clause in wrong:
        complain(f"Nothing is judged under a clause “{clause}”. {hint(clause, known)}")
    return None if wrong else asked


def suppositions(written: Iterable[str], vocabulary: Vocabulary) -> tuple[Claim, ...] | None:
    """Return the claims that are supposed; say what is wrong where one cannot be."""
    made = [supposed(words, vocabulary) for words in written]
    wrong = [finding for finding in made if not isinstance(finding, Claim)]
    for finding in wrong:
        fix = f" {finding.fix.title}" if finding.fix else ""
        complain(f"{finding.message}{fix}")
    return None if wrong else tuple(claim for claim in made if isinstance(claim, Claim))


def _within(question: Question, clause: str) -> bool:
    own = question.rule.clause
    return clause in {question.rule.id, own} or own.startswith((f"{clause}.", f"{clause}-"))


def hint(name: str, known: Iterable[str]) -> str:
    """Return which of the names that there are may be meant."""
    names = tuple(known)
    near = nearest_name(name, names, 0.5)
    if near:
        return f"Did you mean “{near}”?"
    return f"There are: {', '.join(names)}." if names else "There are none."
