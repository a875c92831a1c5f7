"""Says in plain words why a sentence cannot be read, where, and what would mend it.

Each case below looks at the place where reading stopped; the first that applies speaks.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from servanda.instrument.pact.inflection import pasts, plural, third_person
from servanda.instrument.pact.lexicon import BUILT_IN_NAMES, Lexicon
from servanda.instrument.pact.parser import Stuck
from servanda.instrument.pact.plain_words import what_may_stand
from servanda.instrument.pact.spelling import nearest
from servanda.instrument.pact.syntax import Extent
from servanda.instrument.pact.tree import Refused
from servanda.instrument.pact.usual_wordings import GAPS, MODALS, NUMBERS, date_at
from servanda.instrument.pact.words import FIXED_WORDS

_SHOWN = 40
_BINDS = frozenset({"_MUST", "_MUST_NOT", "_MAY", "HAS_POWER", "IS_EXPECTED"})
_WANTED_AFTER = {
    "CONDITION_SLOT": "what must happen: somebody doing something, a state, or an event",
    "TERM_SLOT": "a name or “(not stated)”",
    "DURATION_SLOT": "a length of time such as “30 days”, or “(not stated)”",
    "SPAN_SLOT": "a date such as “2026-03-31”, an event such as “signature”, or “(not stated)”",
    "TIME_SLOT": "a date such as “2026-03-31”, an event such as “signature”, or “(not stated)”",
    "WITHIN_SLOT": "a length of time such as “30 days of signature”, or “(not stated)”",
    "STAGE_SLOT": "a number, “of”, and the procedure's name in quotation marks",
    "GRADED_SLOT": "a grade from A1 to F6",
    "SOURCE_SLOT": "a name, or the label of a source such as “S1”",
    "QUOTING_SLOT": "the article's own words in quotation marks",
    "FAILING_SLOT": "what follows, as a sentence of its own: who must do what, or what lapses",
}
_LONE_MARKS = frozenset('"“”')
_OPENING = {"[": "]", "(": ")"}


@dataclass(frozen=True, slots=True)
class Mistake:
    """What is wrong, where, and (title, place, replacement) of what would mend it."""

    code: str
    message: str
    at: Extent
    fix: tuple[str, Extent, str] | None = None


@dataclass(frozen=True, slots=True)
class _Place:
    """Where reading stopped, and what stands around it."""

    stuck: Stuck
    text: str
    lexicon: Lexicon

    @property
    def index(self) -> int:
        """The number of the piece at which reading stopped."""
        starts = self.stuck.scan.starts
        return next(
            (n for n, start in enumerate(starts) if start >= self.stuck.at.start), len(starts)
        )

    @property
    def pieces(self) -> list[str]:
        return self.stuck.scan.pieces

    @property
    def expected(self) -> frozenset[str]:
        return self.stuck.expected

    @property
    def terminals(self) -> frozenset[str]:
        return frozenset(c.terminal for c in self.stuck.found)

    def words(self, first: int, stop: int) -> str:
        return " ".join(self.pieces[first:stop])

    def extent(self, first: int, stop: int) -> Extent:
        return self.stuck.scan.extent(first, stop)

    def before(self) -> Extent:
        """Return the place right after the piece before this one."""
        end = self.stuck.scan.ends[self.index - 1] if self.index else 0
        return Extent(end, end)

    def phrase(self, table: dict[str, str]) -> tuple[int, int, str] | None:
        """Find the longest wording of a table that covers this place; its pieces and its value."""
        best: tuple[int, int, str] | None = None
        for first in range(max(0, self.index - 2), self.index + 1):
            for stop in range(self.index + 1, min(len(self.pieces), first + 4) + 1):
                value = table.get(self.words(first, stop).lower())
                if value is not None and (best is None or stop - first > best[1] - best[0]):
                    best = (first, stop, value)
        return best


def explain(problem: Stuck | Refused, text: str, lexicon: Lexicon) -> Mistake:
    """Explain why a statement could not be read."""
    if isinstance(problem, Refused):
        return Mistake(problem.code, problem.message, problem.at or Extent(0, len(text)))
    place = _Place(problem, text, lexicon)
    for case in _CASES:
        mistake = case(place)
        if mistake is not None:
            return mistake
    return _what_else(place)


def _shorten(words: str) -> str:
    words = " ".join(words.split())
    return words if len(words) <= _SHOWN else words[: _SHOWN - 1].rstrip() + "…"


# ---- marks -------------------------------------------------------------------------------------


def _empty(place: _Place) -> Mistake | None:
    if place.pieces:
        return None
    return Mistake(
        "empty-reading",
        "Nothing is written here. Say who must do what, or set the words aside with a reason.",
        Extent(0, len(place.text)),
    )


def _unclosed_quotation(place: _Place) -> Mistake | None:
    lone = next((n for n, piece in enumerate(place.pieces) if piece in _LONE_MARKS), None)
    if lone is None or lone > place.index:
        return None
    opened = place.pieces[lone]
    at = place.extent(lone, lone + 1)
    if opened == "”":
        return Mistake("unopened-quotation", "This quotation mark closes what none has opened.", at)
    stripped = place.text.rstrip()
    end = len(stripped) - stripped.endswith(".")
    close = "”" if opened == "“" else '"'
    return Mistake(
        "unclosed-quotation",
        "This quotation mark is never closed. A quotation ends with the mark it began with.",
        at,
        ("Close the quotation at the end.", Extent(end, end), close),
    )


def _unclosed_bracket(place: _Place) -> Mistake | None:
    opened: list[int] = []
    for number, piece in enumerate(place.pieces):
        if piece in _OPENING:
            opened.append(number)
        elif piece in _OPENING.values() and opened:
            opened.pop()
    at_end = place.index >= len(place.pieces) or place.pieces[place.index] in {".", "]"}
    if not opened or not (at_end or place.pieces[opened[-1]] == "["):
        return None
    close = _OPENING[place.pieces[opened[-1]]]
    return Mistake(
        "unclosed-bracket",
        f"This bracket is never closed: “{close}” is missing.",
        place.extent(opened[-1], opened[-1] + 1),
    )


# ---- wordings that agreements use ----------------------------------------------------------------


def _gap(place: _Place) -> Mistake | None:
    if not place.expected & {"NOT_STATED", "UNIT", "_CLOSE", "NUMBER"}:
        return None
    found = place.phrase(GAPS)
    if found is None:
        return None
    first, stop, hole = found
    if place.words(first - 1, first) == "(" and place.words(stop, stop + 1) == ")":
        first, stop = first - 1, stop + 1
    at = place.extent(first, stop)
    return Mistake(
        "untyped-gap",
        f"What the text leaves out is written “{hole}”, so that it can be counted and reviewed.",
        at,
        (f"Write “{hole}”.", at, hole),
    )


def _bracketed_gap(place: _Place) -> Mistake | None:
    if (
        place.words(place.index - 1, place.index) == "("
        or place.words(place.index, place.index + 1) == "("
    ):
        open_at = (
            place.index
            if place.pieces[place.index : place.index + 1] == ["("]
            else (place.index - 1)
        )
        for stop in range(open_at + 2, min(len(place.pieces), open_at + 6) + 1):
            hole = GAPS.get(place.words(open_at + 1, stop - 1).lower())
            if hole and place.pieces[stop - 1] == ")":
                at = place.extent(open_at, stop)
                return Mistake(
                    "untyped-gap",
                    f"What the text leaves out is written “{hole}”, so that it can be counted "
                    "and reviewed.",
                    at,
                    (f"Write “{hole}”.", at, hole),
                )
    return None


def _passive(place: _Place) -> Mistake | None:
    """Ask who must do it, where only what is done is said."""
    pieces, index = [p.lower() for p in place.pieces], place.index
    if index >= len(pieces):
        return None
    be = next(
        (n for n in range(index, min(index + 3, len(pieces))) if pieces[n] in {"be", "been"}), None
    )
    helper = be is not None and (
        be == index or pieces[index] in {"shall", "will", "should", "can", "is", "are"}
    )
    if be is None and place.phrase(MODALS) is not None:
        return None
    if be is None and place.stuck.previous in {"IS", "IS_NOT"} and _participle(place, index):
        be, helper = index - 1, True
    if be is None or not helper or be + 1 >= len(pieces):
        return None
    begin = _clause_start(place)
    done = place.pieces[be + 1]
    verb = next((v for v in place.lexicon.verbs if done.lower() in pasts(v)), None)
    stop = be + 2
    at = place.extent(begin, stop)
    modal_at = next((n for n in range(begin, be + 1) if pieces[n] in _HELPERS), be)
    negated = "not" in pieces[modal_at : be + 1]
    must = "must not" if negated else "must"
    subject = _named(place, begin, modal_at)
    fix = None
    if verb is not None and subject:
        fix = (
            "Write “(not stated)”, or name who.",
            at,
            f"(not stated) {must} {verb} {subject}",
        )
    return Mistake(
        "no-bearer",
        f"Who {must} do this? “{_shorten(place.words(begin, stop))}” does not say. Name the "
        f"bearer, or write “(not stated) {must} …”.",
        at,
        fix,
    )


def _named(place: _Place, first: int, stop: int) -> str:
    """Return a subject as it is written inside a sentence."""
    words = place.words(first, stop)
    names = [c.value for c in place.stuck.scan.candidates(first) if c.terminal == "NAME"]
    return words[0].lower() + words[1:] if names and names[0][0].islower() else words


_HELPERS = frozenset({"must", "shall", "will", "should", "may", "can", "is", "are"})


def _participle(place: _Place, index: int) -> bool:
    word = place.pieces[index].lower()
    return (word.endswith("ed") and len(word) > len("used")) or any(
        word in pasts(verb) for verb in place.lexicon.verbs
    )


def _clause_start(place: _Place) -> int:
    for number in range(place.index - 1, -1, -1):
        if place.pieces[number].lower() in {",", ".", "then"}:
            return number + 1
    return 0


def _modal(place: _Place) -> Mistake | None:
    found = place.phrase(MODALS)
    if found is None:
        return None
    first, stop, pact = found
    said = place.words(first, stop)
    at = place.extent(first, stop)
    if pact.startswith("is expected"):
        binding = "must not" if "not" in pact else "must"
        return Mistake(
            "unclear-obligation",
            f"“{said}” leaves open whether this binds. Write “{pact}” if it does not, and "
            f"“{binding}” if it does.",
            at,
            (f"Write “{pact}”.", at, pact),
        )
    return Mistake(
        "other-modal",
        f"A reading says “{pact}” where the text says “{said}”; the text's own words stay in "
        "the quotation.",
        at,
        (f"Write “{pact}”.", at, pact),
    )


def _date(place: _Place) -> Mistake | None:
    found = date_at(place.text, place.stuck.at.start)
    if found is None:
        return None
    start, end, forms = found
    at = Extent(start, end)
    written = _shorten(place.text[start:end])
    if len(forms) > 1:
        return Mistake(
            "date-format",
            f"“{written}” may be {forms[0]} or {forms[1]}. Write the year, month and day in that "
            "order.",
            at,
        )
    return Mistake(
        "date-format",
        f"A date is written year first: “{forms[0]}” for “{written}”.",
        at,
        (f"Write “{forms[0]}”.", at, forms[0]),
    )


def _number_in_words(place: _Place) -> Mistake | None:
    found = place.phrase(NUMBERS)
    if found is None or not place.expected & {"NUMBER", "DETERMINER"}:
        return None
    at = place.extent(found[0], found[1])
    return Mistake(
        "number-in-words",
        f"Numbers are written in figures: “{found[2]}”.",
        at,
        (f"Write “{found[2]}”.", at, found[2]),
    )


# ---- the shape of a sentence ---------------------------------------------------------------------


def _full_stop(place: _Place) -> Mistake | None:
    if place.index < len(place.pieces) or "_DOT" not in place.expected:
        return None
    return Mistake(
        "missing-full-stop",
        "The sentence does not end with a full stop.",
        place.before(),
        ("Add the full stop.", place.before(), "."),
    )


def _comma(place: _Place) -> Mistake | None:
    slot = next((c for c in place.stuck.found if c.terminal.endswith("_SLOT")), None)
    if slot is None or "_COMMA" not in place.expected:
        return None
    return Mistake(
        "missing-comma",
        f"A comma is missing before “{place.words(slot.first, slot.stop)}”.",
        place.extent(slot.first, slot.stop),
        ("Add the comma.", place.before(), ","),
    )


def _two_norms(place: _Place) -> Mistake | None:
    if place.stuck.previous not in {"_AND_CLAUSE", "NP_AND"} or not (
        {"VERB", "_MUST", "_MUST_NOT", "_MAY"} & place.terminals
    ):
        return None
    return Mistake(
        "two-norms-in-one",
        "This says two things at once. Write them as two sentences, each with its own quotation, "
        "so that each can be kept or broken by itself.",
        place.extent(place.index - 1, place.index + 1),
    )


def _unit(place: _Place) -> Mistake | None:
    if place.stuck.previous != "NUMBER" or not place.expected & {"UNIT", "CALENDAR_UNIT"}:
        return None
    number = place.words(place.index - 1, place.index)
    return Mistake(
        "no-unit",
        f"“{number}” of what? Name the unit, such as “personnel”, “km” or “days”; a unit of "
        "several words is declared with its measure: “The measures are … in …”.",
        place.extent(place.index - 1, place.index),
    )


# ---- words -------------------------------------------------------------------------------------


def _misspelt(place: _Place) -> Mistake | None:
    if place.index >= len(place.pieces) or not place.pieces[place.index][0].isalnum():
        return None
    found = nearest(place.pieces, place.index, _possible(place.lexicon, place.expected))
    if not found:
        return None
    at = place.extent(place.index, place.index + found[0].length)
    written = place.words(place.index, place.index + found[0].length)
    meant = " or ".join(f"“{near.phrase}”" for near in found)
    return Mistake(
        "misspelt",
        f"“{written}” is not among the words used. Do you mean {meant}?",
        at,
        (f"Write “{found[0].phrase}”.", at, found[0].phrase),
    )


def _possible(lexicon: Lexicon, expected: frozenset[str]) -> Iterator[str]:
    """Yield the phrases that might stand here: declared ones first, in their order."""
    if "NAME" in expected:
        for name in lexicon.names:
            yield name
            if name[:1].islower():
                yield plural(name)
        yield from BUILT_IN_NAMES
    for verb in lexicon.verbs:
        if "VERB" in expected or "FINITE" in expected:
            yield verb
        if "FINITE" in expected:
            yield third_person(verb)
        if "PAST" in expected:
            yield from pasts(verb)
    for phrase, terminal, _ in FIXED_WORDS:
        if terminal in expected and phrase[0].isalpha():
            yield phrase


def _unknown_verb(place: _Place) -> Mistake | None:
    if "VERB" not in place.expected or _known(place) or not _is_word(place):
        return None
    word = place.pieces[place.index]
    return Mistake(
        "unknown-verb",
        f"“{word}” is not a declared verb. Declare it in “Words used”: “The verbs are … {word}.”",
        place.stuck.at,
    )


def _unknown_name(place: _Place) -> Mistake | None:
    if "NAME" not in place.expected or _known(place) or not _is_word(place):
        return None
    stop = place.index + 1
    capital = place.pieces[place.index][0].isupper()
    while capital and stop < len(place.pieces) and place.pieces[stop][0].isupper():
        stop += 1
    name = place.words(place.index, stop)
    sentences = (
        "“The signatories are …”, “Also named: …”, “The bodies are …” or “The places are …”"
        if capital
        else "“The things are …”, “The measures are …” or “The events are …”"
    )
    return Mistake(
        "unknown-name",
        f"“{_shorten(name)}” is not among the words used. Declare it there with {sentences}.",
        place.extent(place.index, stop),
    )


def _known(place: _Place) -> bool:
    return bool(place.terminals - {"UNIT", "LABEL", "GRADE"})


def _is_word(place: _Place) -> bool:
    return place.index < len(place.pieces) and place.pieces[place.index][0].isalpha()


def _no_verb(place: _Place) -> Mistake | None:
    if not place.expected >= _BINDS:
        return None
    begin = _clause_start(place)
    subject = _shorten(place.words(begin, place.index))
    if _is_word(place) and not _known(place):
        word = place.pieces[place.index]
        return Mistake(
            "no-verb",
            f"“{word}” does not say how “{subject}” is bound. Here may stand: "
            f"{what_may_stand(place.expected)}. What is done is a declared verb after it.",
            place.stuck.at,
        )
    fact = next((c for c in place.stuck.found if c.terminal == "FINITE"), None)
    if fact is not None:
        verb = fact.value.partition("/")[0]
        at = place.extent(fact.first, fact.stop)
        return Mistake(
            "states-a-fact",
            f"“{place.words(fact.first, fact.stop)}” states a fact. A reading says who must, must "
            f"not or may do it: “must {verb}”.",
            at,
            (f"Write “must {verb}”.", at, f"must {verb}"),
        )
    return Mistake(
        "no-verb",
        f"“{subject}” only names. What must, must not or may it do? Here may stand: "
        f"{what_may_stand(place.expected)}.",
        place.stuck.at,
    )


def _wrong_value(place: _Place) -> Mistake | None:
    wanted = _WANTED_AFTER.get(place.stuck.previous or "")
    if wanted is None:
        return None
    slot = next(
        (
            place.words(first, place.index)
            for first in range(max(0, place.index - 5), place.index)
            if any(
                c.terminal == place.stuck.previous and c.stop == place.index
                for c in place.stuck.scan.candidates(first)
            )
        ),
        place.words(place.index - 1, place.index),
    )
    return Mistake("wrong-value", f"“{slot}” needs {wanted}.", place.stuck.at)


def _no_time(place: _Place) -> Mistake | None:
    if place.stuck.previous in {"TIME_SLOT", "SPAN_SLOT", "DURATION_SLOT", "WITHIN_SLOT"}:
        return _wrong_value(place)
    return None


def _what_else(place: _Place) -> Mistake:
    if place.index >= len(place.pieces):
        return Mistake(
            "unfinished",
            f"The sentence breaks off. Here may stand: {what_may_stand(place.expected)}.",
            place.before(),
        )
    found = _shorten(place.text[place.stuck.at.start : place.stuck.at.end])
    return Mistake(
        "not-here",
        f"“{found}” cannot stand here. Here may stand: {what_may_stand(place.expected)}.",
        place.stuck.at,
    )


_CASES: tuple[Callable[[_Place], Mistake | None], ...] = (
    _empty,
    _unclosed_quotation,
    _bracketed_gap,
    _unclosed_bracket,
    _passive,
    _modal,
    _gap,
    _date,
    _number_in_words,
    _full_stop,
    _comma,
    _two_norms,
    _unit,
    _misspelt,
    _unknown_verb,
    _no_time,
    _unknown_name,
    _no_verb,
    _wrong_value,
)
