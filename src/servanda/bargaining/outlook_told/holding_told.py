"""What follows from a breach, what the text leaves out of it, and what is left, in words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from servanda.bargaining.enforcement import (
    Answer,
    Holding,
    Possibilities,
    Temptation,
    Undertaking,
)
from servanda.bargaining.enforcement.wording import (
    clauses,
    doing,
    how_found,
    how_long,
    needs_told,
    on_whom,
    reply_told,
)
from servanda.bargaining.inquiry.part import Part, Table

_COLUMNS = ("To be kept", "Follows", "How", "By whom")


def follows_told(holding: Holding, possibilities: Possibilities) -> Part:
    """Say what each is to keep, and what the text says follows if it does not."""
    owed = holding.undertakings
    nothing = sum(not undertaking.answers for undertaking in owed)
    whole = sum(undertaking.holds_by_the_text for undertaking in owed)
    first = (
        f"Of {len(owed)} undertakings by {len(holding.parties)} parties, something follows from a "
        f"breach of {len(owed) - nothing}; for {whole} the text says who finds it, who does it and "
        "how long it takes."
    )
    says = [first if owed else "There is nothing that anybody is named to keep."]
    if holding.nobodys:
        says.append(f"Nobody is named whose duty it is: {clauses(holding.nobodys)}.")
    tables = [
        Table(party, _COLUMNS, tuple(_rows(possibilities.temptations, party)))
        for party in dict.fromkeys(t.option.party for t in possibilities.temptations)
    ]
    return Part("follows", "What follows from a breach", tuple(says), tables=tuple(tables))


def _rows(temptations: Iterable[Temptation], party: str) -> Iterator[tuple[str, ...]]:
    """Yield a row for each consequence; what stands there already is not said in full again."""
    told: set[str] = set()
    for temptation in temptations:
        if temptation.option.party != party:
            continue
        kept = doing(temptation)
        if not temptation.replies:
            yield kept, "The text names nothing.", "", ""
        for reply in temptation.replies:
            answer = reply.answer
            words = f"[{answer.clause}] {answer.words}"
            if answer.norm in told:
                yield kept, f"{words}: as above", "", reply_told(reply)
                continue
            told.add(answer.norm)
            yield kept, f"{words}, “{answer.quote}”", _answer_told(answer), reply_told(reply)


def _answer_told(answer: Answer) -> str:
    times = f"Only after {answer.times} times." if answer.times > 1 else ""
    said = (times, on_whom(answer), how_found(answer), how_long(answer.delay))
    return " ".join(part for part in said if part)


def weakest_told(holding: Holding) -> Part | None:
    """Say which undertakings need the most to be assumed beyond the text, all ties."""
    if not holding.weakest:
        return None
    kinds = dict.fromkeys(undertaking.needs for undertaking in holding.weakest)
    says = tuple(
        f"{needs_told(needs)} "
        f"{'; '.join(by_party(u for u in holding.weakest if u.needs == needs))}."
        for needs in kinds
    )
    return Part("weakest", "The weakest: what needs the most beyond the text", says)


def left_told(holding: Holding) -> Part | None:
    """Say what is left if an actor does nothing, or no breach is laid to anybody."""
    if not holding.undertakings:
        return None
    left = "; ".join(by_party(holding.without_attribution)) or "nothing"
    says = [f"If no breach is ever laid to anybody, a consequence is left for: {left}."]
    for dependence in holding.dependences:
        lost = "; ".join(by_party(dependence.undertakings, "or"))
        says.append(f"If {dependence.actor} does nothing, nothing follows from a breach of {lost}.")
    return Part("left", "What is left if somebody fails", tuple(says))


def exits_told(holding: Holding) -> Part | None:
    """Say who may leave, what is given for what, and what cannot be taken back."""
    says = [
        f"{', '.join(leaving.holders) or 'Who may is not stated'}: {leaving.words}, "
        f"{f'with notice of {leaving.notice}' if leaving.notice else 'no notice is stated'} "
        f"([{leaving.clause}] “{leaving.quote}”)."
        for leaving in holding.exits
    ]
    says += [
        f"[{u.clause}] by {u.party} is given in exchange for {clauses(u.in_exchange)}. The text "
        "does not say that one ends if the other is not kept."
        for u in holding.undertakings
        if u.in_exchange
    ]
    for_good = [u for u in holding.undertakings if u.irreversible and u.owed]
    if for_good:
        says.append(
            f"What cannot be taken back once it is done: {'; '.join(by_party(for_good))}. Whoever "
            "does it relies afterwards on what the others still owe."
        )
    title = "Leaving, exchange, and what cannot be taken back"
    return Part("exits", title, tuple(says)) if says else None


def by_party(undertakings: Iterable[Undertaking], last: str = "and") -> Iterator[str]:
    """Yield the clauses that each party is to keep, and which party."""
    found: dict[str, dict[str, None]] = {}
    for undertaking in undertakings:
        found.setdefault(undertaking.party, {})[undertaking.clause] = None
    for party, labels in found.items():
        yield f"{clauses(labels, last)} by {party}"
