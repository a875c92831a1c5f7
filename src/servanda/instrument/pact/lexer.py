"""Cuts a sentence into candidates for the grammar's terminals.

What a word is depends on what the grammar can take at that point, so each place offers several
candidates and the parser picks (parser.py). Only two choices need a look ahead, made here: whether
`and`, `or` or a comma joins two names or two clauses.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import NamedTuple

from servanda.instrument.pact.lexicon import PIECE, Lexicon
from servanda.instrument.pact.syntax import Extent
from servanda.instrument.pact.words import CLAUSE_SLOTS, FIXED_WORDS, SCALES

_NUMBER = re.compile(r"\d[\d,]*(?:\.\d+)?")
_DATE = re.compile(r"\d{4}-\d{2}(?:-\d{2}(?:T[\d:]+(?:Z|[+-]\d{2}:\d{2})?)?)?|[12]\d{3}")
_LABEL = re.compile(r"[A-Z]{1,3}\d+[a-z]?")
_GRADE = re.compile(r"[A-F][1-6]")
_UNIT = re.compile(r"[^\W\d]\w*|[%°]")

_PREDICATES = frozenset(
    {
        "FINITE", "BEFALLS", "IS", "IS_NOT", "_MUST", "_MUST_NOT", "_MAY", "HAS", "HAS_NOT",
        "DOES_NOT", "FAILS_TO", "HAS_POWER", "IS_EXPECTED", "IS_EXPECTED_NOT", "IS_ENTITLED",
        "GUARANTEES", "DECLARES", "LOSES", "WAS", "DID_NOT", "IS_AUTHENTIC_IN", "_REPORTS_THAT",
        "STAND", "_NEED_NOT", "HAS_NO_POWER", "IS_NOT_ENTITLED",
    },
)  # fmt: skip
_NEVER_IN_CONDITIONS = frozenset(
    {
        "_MUST", "_MUST_NOT", "_MAY", "_NEED_NOT", "HAS_POWER", "HAS_NO_POWER", "IS_EXPECTED",
        "IS_EXPECTED_NOT", "IS_ENTITLED", "IS_NOT_ENTITLED", "GUARANTEES", "DECLARES", "LOSES",
        "IS_AUTHENTIC_IN", "STAND",
    },
)  # fmt: skip
_OPENS_A_CLAUSE = frozenset({"_REPORTS_THAT", "_FOUND_THAT", "DECLARES", "_WALKS_AWAY_UNLESS"})
_OF_STATE = frozenset({"IS", "IS_NOT"})
_MAY_BE_A_UNIT = frozenset({"VERB", "FINITE", "PAST", "UNIT", "CALENDAR_UNIT", "CURRENCY"})
_EFFECTS = frozenset({"CHANGE", "CHANGED"})
_CHANGES = frozenset(phrase for phrase, terminal, _ in FIXED_WORDS if terminal in _EFFECTS)
_SIGNS = tuple([phrase] for phrase, terminal, _ in FIXED_WORDS if terminal == "MINUS")
_JOINTS = frozenset({",", "and", "or"})
_BOUNDARIES = frozenset({"(", ")", ".", ":"})
_BEFORE_A_CLAUSE = frozenset(slot.value for slot in CLAUSE_SLOTS)
_BEFORE_A_NAME = frozenset({"DETERMINER", "MEMBER_OF", "COMPARISON", "ABOUT"})
_TERM_STARTS = frozenset(
    {"NAME", "REF", "THIS_AGREEMENT", "NOT_STATED", "NOT_APPLICABLE", "STRING"}
)


def _plain(piece: str) -> str:
    return " ".join(piece.split()) if piece[0] in '("“[' else piece


class Candidate(NamedTuple):
    """A terminal that the pieces from `first` up to `stop` may be, and its value."""

    terminal: str
    value: str
    first: int
    stop: int


@dataclass(slots=True)
class Scan:
    """A sentence cut into pieces, with the candidates at each piece, found once and kept."""

    text: str
    lexicon: Lexicon
    pieces: list[str] = field(init=False)
    starts: list[int] = field(init=False)
    ends: list[int] = field(init=False)
    _before: list[tuple[bool, bool]] = field(init=False, default_factory=list)
    _seen: dict[int, list[Candidate]] = field(init=False, default_factory=dict)

    def __post_init__(self) -> None:
        matches = list(PIECE.finditer(self.text))
        self.pieces = [_plain(match.group()) for match in matches]
        self.ends = [match.end() for match in matches]
        self.starts = [match.start() for match in matches]

    def extent(self, first: int, stop: int) -> Extent:
        """Return the offsets of the pieces from `first` up to `stop`."""
        if first >= len(self.pieces):
            return Extent(len(self.text), len(self.text))
        return Extent(self.starts[first], self.ends[max(first, stop - 1)])

    def candidates(self, index: int) -> list[Candidate]:
        """Return what may begin at a piece, the likeliest first."""
        found = self._seen.get(index)
        if found is None:
            found = self._seen[index] = self._find(index)
        return found

    def _find(self, index: int) -> list[Candidate]:
        piece = self.pieces[index]
        if piece.lower() in _JOINTS:
            return self._joint(index)
        found = [
            Candidate(meaning.terminal, meaning.value, index, index + length)
            for length, meaning in self.lexicon.phrases_at(self.pieces, index)
        ]
        if piece in {"from", "to"}:
            found.sort(key=lambda c: (c.first - c.stop, *self._of_to(c.terminal, index)))
        elif piece == "at":
            worth = self._degree_at(index + 1)
            found.sort(key=lambda c: (c.first - c.stop, (c.terminal == "_AT_WORTH") != worth))
        elif piece in _CHANGES and self._names_a_clause(index + 1):
            found.sort(key=lambda c: c.terminal not in _EFFECTS)
        known = any(c.terminal not in _MAY_BE_A_UNIT for c in found)
        return found + self._by_shape(index, piece, known=known)

    def _of_to(self, terminal: str, index: int) -> tuple[bool, bool]:
        """Say how likely `to` or `from` is this here, the likelier the less.

        `prefers [6] deleted to [6] unchanged`, but `prefers Southland to withdraw troops`.
        """
        in_range = self.pieces[index] == "to" and self._range_goes_on(index + 1)
        clause = index + 1 < len(self.pieces) and self.pieces[index + 1][0] == "["
        return (
            terminal != "PREPOSITION" and not in_range,
            (terminal == "_RATHER_THAN") != clause,
        )

    def _range_goes_on(self, index: int) -> bool:
        """`USD 5 to 7`, `2022 to 2023`, but not `USD 5 to 7 prisoners`."""
        end = self._after_figure(index)
        return end is not None and self._after_unit(end) is None

    def _degree_at(self, index: int) -> bool:
        """`at 0.4`, `at 0.2 to 0.4 more`, but not `at 3 places`."""
        end = self._after_range(index)
        return end > index and self._after_unit(end) is None

    def _after_figure(self, index: int) -> int | None:
        if self.pieces[index : index + 1] in _SIGNS:  # what is worth less than nothing: `at -3`
            index += 1
        if index >= len(self.pieces) or not _NUMBER.fullmatch(self.pieces[index]):
            return None
        return self._number(index, self.pieces[index]).stop

    def _after_unit(self, index: int) -> int | None:
        """Return where the unit that stands here ends, if one does."""
        if index >= len(self.pieces) or self._after_figure(index + 1) is not None:
            return None  # a currency before the next amount: `to 7 EUR 8`
        meanings = self.lexicon.phrases_at(self.pieces, index)
        for length, meaning in meanings:
            if meaning.terminal in {"UNIT", "CALENDAR_UNIT"}:
                return index + length
        known = any(m.terminal not in _MAY_BE_A_UNIT for _, m in meanings)
        known = known or self.pieces[index].lower() in _JOINTS
        return index + 1 if not known and _UNIT.fullmatch(self.pieces[index]) else None

    def _by_shape(self, index: int, piece: str, *, known: bool) -> list[Candidate]:
        one = (index, index + 1)
        if piece.isalpha():
            return [] if known else [Candidate("UNIT", piece, *one)]
        if piece[0] in '"“':
            return [Candidate("STRING", piece[1:-1], *one)]
        if piece[0] == "[":
            return [Candidate("REF", piece[1:-1].strip(), *one)]
        found: list[Candidate] = []
        if _NUMBER.fullmatch(piece):
            found.append(self._number(index, piece))
        if _DATE.fullmatch(piece):
            counts = self._after_unit(index + 1) is not None  # `2000 days`
            found.insert(int(counts), Candidate("DATE", piece, *one))
        if _LABEL.fullmatch(piece):
            found.append(Candidate("LABEL", piece, *one))
        if _GRADE.fullmatch(piece):
            found.append(Candidate("GRADE", piece, *one))
        if not known and _UNIT.fullmatch(piece):
            found.append(Candidate("UNIT", piece, *one))
        return found

    def _number(self, index: int, piece: str) -> Candidate:
        following = self.pieces[index + 1].lower() if index + 1 < len(self.pieces) else ""
        if following in SCALES:
            return Candidate("NUMBER", f"{piece} {following}", index, index + 2)
        return Candidate("NUMBER", piece, index, index + 1)

    def _names_a_clause(self, index: int) -> bool:
        return index < len(self.pieces) and (
            self.pieces[index][0] == "["
            or [p.lower() for p in self.pieces[index : index + 2]] == ["this", "agreement"]
        )

    def _joint(self, index: int) -> list[Candidate]:
        """Say whether a comma, `and` or `or` joins names or clauses, the likelier first."""
        piece = self.pieces[index].lower()
        following = self.pieces[index + 1].lower() if index + 1 < len(self.pieces) else ""
        stop = index + 2 if piece == "," and following in {"and", "or"} else index + 1
        word = following if stop == index + 2 else piece
        order: tuple[str, ...]
        if word == ",":
            order = (
                ("_LIST_COMMA", "_COMMA") if self._list_goes_on(stop) else ("_COMMA", "_LIST_COMMA")
            )
        else:
            order = ("_AND_CLAUSE", "NP_AND", "_QUOTE_AND", "_LABEL_AND", "_BOUND_AND")
            if word == "or":
                order = ("_OR_CLAUSE", "NP_OR")
            if not self._is_clause(stop, word, of_many=stop == index + 2):
                order = (*order[1:], order[0])
        return [Candidate(terminal, word, index, stop) for terminal in order]

    def _after_name(self, index: int) -> int | None:
        """Return where the name, clause or quantity that begins here ends, if one does."""
        while (candidates := self._at(index)) and candidates[0].terminal != "EVENT_OF":
            for candidate in candidates:
                if candidate.terminal in _TERM_STARTS:
                    return self._after_holder(candidate.stop)
                if candidate.terminal == "NUMBER":
                    return self._after_quantity(index)
                if candidate.terminal == "CURRENCY":
                    return self._after_range(candidate.stop)
            modest = [c for c in candidates if c.terminal in _BEFORE_A_NAME]
            if not modest:
                return None
            index = modest[0].stop
        return None

    def _after_range(self, index: int) -> int:
        end = self._after_figure(index)
        if end is None:
            return index
        if end < len(self.pieces) and self.pieces[end] == "to":
            further = self._after_figure(end + 1)
            return end if further is None else further
        return end

    def _after_holder(self, index: int) -> int:
        """Pass over whose measure it is, as in `strength of forces *of Northland* is …`."""
        if self.pieces[index : index + 1] != ["of"]:
            return index
        end = self._after_name(index + 1)
        of_state = end is not None and any(c.terminal in _OF_STATE for c in self._at(end))
        return end if end is not None and of_state else index

    def _after_quantity(self, index: int) -> int:
        end = self._after_range(index)
        unit = self._after_unit(end)
        return end if unit is None else unit

    def _at(self, index: int) -> list[Candidate]:
        """Return what may begin at a piece; nothing at a comma, `and` or `or`."""
        if index >= len(self.pieces) or self.pieces[index].lower() in _JOINTS:
            return []
        return self.candidates(index)

    def _end_of_list(self, index: int, *, through: bool = False) -> tuple[int | None, bool]:
        """Follow names joined by commas and `and`; return the end, and whether one was joined."""
        end = alone = self._after_name(index)
        joined = False
        while end is not None and end < len(self.pieces):
            word = self.pieces[end].lower()
            step = end + 1
            if (
                word == ","
                and step < len(self.pieces)
                and self.pieces[step].lower() in {"and", "or"}
            ):
                word, step = self.pieces[step].lower(), step + 1
            if word not in _JOINTS or (joined and word == ","):
                break
            further = self._after_name(step)
            if further is None or (word != "," and not through and self._predicate_at(further)):
                break
            joined = joined or word != ","
            end = further
        return (end if joined else alone), joined

    def _predicate_at(self, index: int) -> bool:
        return any(c.terminal in _PREDICATES for c in self._at(index))

    def _is_clause(self, index: int, word: str, *, of_many: bool) -> bool:
        """Tell whether a clause begins here; `of_many`, also one whose subject is several names."""
        end, joined = self._end_of_list(index, through=of_many)
        if end is None:
            return True
        if not self._predicate_at(end) or (joined and not of_many):
            return False
        if of_many or self._walk()[index - 1][0]:
            return True
        return word == "and" and not self._takes_many(end)

    def _takes_many(self, index: int) -> bool:
        """Tell `A and B *invade*` from `signature, and B *invades*`."""
        return any(
            c.terminal in _PREDICATES and not c.value.endswith(("singular", "/0"))
            for c in self._at(index)
        )

    def _list_goes_on(self, index: int) -> bool:
        if any(c.terminal.endswith("_SLOT") for c in self._at(index)[:1]):
            return False
        end, joined = self._end_of_list(index)
        if end is not None and joined and not self._predicate_at(end):
            return True
        end, joined = self._end_of_list(index, through=True)
        if end is None or not joined or not self._walk()[index - 1][1]:
            return False
        # A condition never says must or may: in `If (not stated), A and B must …` the core begins.
        found = self._at(end)
        longest = max((c.stop for c in found), default=end)
        terminals = {c.terminal for c in found if c.stop == longest}
        return bool(terminals & (_PREDICATES - _NEVER_IN_CONDITIONS))

    def _slot_at(self, index: int, found: list[Candidate]) -> Candidate | None:
        """Return what opens a comma phrase here; elsewhere the same word is a preposition."""
        if index > 0 and self.pieces[index - 1] not in {",", "."}:
            return None
        return next((c for c in found if c.terminal.endswith("_SLOT")), None)

    def _walk(self) -> list[tuple[bool, bool]]:
        """Tell for each piece what its clause has had before it: a verb; nothing but names.

        Names are passed over whole, whatever words they are made of.
        """
        if not self._before:
            has_verb = only_names = False
            index = 0
            while index < len(self.pieces):
                found = self._at(index)
                stop = max((c.stop for c in found), default=index + 1)
                self._before += [(has_verb, only_names)] * (stop - index)
                if found:
                    terminals = {c.terminal for c in found if c.stop == stop}
                    if terminals & _OPENS_A_CLAUSE:
                        has_verb, only_names = False, True
                    elif terminals & _PREDICATES or "EVENT_OF" in terminals:
                        has_verb, only_names = True, False
                    elif slot := self._slot_at(index, found):
                        has_verb, only_names = False, slot.value in _BEFORE_A_CLAUSE
                    elif self.pieces[index] in _BOUNDARIES:
                        has_verb, only_names = self.pieces[index] == ")", False
                elif self.pieces[index] == ",":
                    has_verb = False
                index = stop
        return self._before
