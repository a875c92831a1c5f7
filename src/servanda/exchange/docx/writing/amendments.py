"""Which words of a pact file are shown as changed, and whose change it is."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import zip_longest

from servanda.exchange.docx.differences import ALIKE, likeness
from servanda.exchange.docx.passages import Passage, Passages, Shape
from servanda.exchange.docx.shown import printable
from servanda.exchange.docx.writing.matching import matched
from servanda.instrument.pact_file import PactFile


@dataclass(frozen=True, slots=True)
class Author:
    """Whose a change is, and of which day where that is known."""

    name: str
    on: str | None = None


@dataclass(frozen=True, slots=True)
class Amendments:
    """What passages of the body said before, and what stood between them and is gone.

    `before` gives by a passage's number its former words (None: there was no such passage) and
    whose the change is; `gone` gives by a passage's number what stood after it (-1: before all).
    """

    before: Mapping[int, tuple[str | None, Author]] = field(default_factory=dict)
    gone: Mapping[int, Sequence[tuple[Passage, Author]]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class _Article:
    """An article's passages of the body by their numbers: its heading, and each of its wordings.

    `words_end` is the last passage of its words, `end` the last of all.
    """

    heading: int
    wordings: tuple[tuple[int, ...], ...]
    words_end: int
    end: int


def between_wordings(passages: Passages) -> Amendments:
    """Show each further wording of an article as a change of its first, by who words it so."""
    body = passages.body
    before: dict[int, tuple[str | None, Author]] = {}
    for article in _articles(passages):
        for wording in article.wordings[1:]:
            for first, other in zip(article.wordings[0], wording, strict=False):
                name, was = _name(body[other]), _words(body[first])
                if name and likeness(was, _words(body[other])) > ALIKE:
                    before[other] = (f"{name} {was}", Author(name.rstrip(":")))
    return Amendments(before)


def between_drafts(passages: Passages, file: PactFile, former: Passages) -> Amendments:
    """Show what the articles say now as changes of what an earlier draft said."""
    author = Author(printable(file.title), _day(file.front.get("published")))
    now, then = _articles(passages), _articles(former)
    pairs = matched(
        [_all_words(passages, article) for article in now],
        [_all_words(former, article) for article in then],
    )
    before: dict[int, tuple[str | None, Author]] = {}
    gone: defaultdict[int, list[tuple[Passage, Author]]] = defaultdict(list)
    for number, article in enumerate(now):
        old = then[pairs[number]] if number in pairs else None
        for new_at, old_at in _aligned(passages, article, former, old):
            if new_at is None:
                gone[article.words_end].append((former.body[old_at or 0], author))
            elif old_at is None:
                before[new_at] = (None, author)
            elif (was := _in_place_of(passages.body[new_at], former.body[old_at])) is not None:
                before[new_at] = (was, author)
    place_of = {old: now[new].end for new, old in pairs.items()}
    place = -1
    for number, old in enumerate(then):
        place = place_of.get(number, place)
        if number not in place_of:
            numbers = (old.heading, *(n for wording in old.wordings for n in wording))
            gone[place] += [(former.body[n], author) for n in numbers]
    return Amendments(before, gone)


def _articles(passages: Passages) -> list[_Article]:
    """Gather what belongs to each article."""
    groups: defaultdict[int, list[int]] = defaultdict(list)
    for number, passage in enumerate(passages.body):
        groups[passage.article].append(number)
    groups.pop(0, None)
    found = []
    for numbers in groups.values():
        wordings: list[list[int]] = []
        for n in numbers:
            if passages.body[n].shape is Shape.WORDS:
                wordings.append([n])
            elif passages.body[n].shape is Shape.MORE_WORDS and wordings:
                wordings[-1].append(n)
        last = max((wording[-1] for wording in wordings), default=numbers[0])
        found.append(_Article(numbers[0], tuple(map(tuple, wordings)), last, numbers[-1]))
    return found


def _aligned(
    passages: Passages, article: _Article, former: Passages, old: _Article | None
) -> Iterator[tuple[int | None, int | None]]:
    """Pair an article's passages with those of its former text; None where there is none."""
    yield article.heading, old.heading if old else None
    left = list(old.wordings) if old else []
    for wording in article.wordings:
        base = _base(passages, wording, former, old.wordings) if old else ()
        left = [other for other in left if other != base]
        yield from zip_longest(wording, base)
    yield from ((None, n) for other in left for n in other)


def _base(
    passages: Passages, wording: tuple[int, ...], former: Passages, old: tuple[tuple[int, ...], ...]
) -> tuple[int, ...]:
    """Return the former wording of the same name, or else the one most like it."""
    name = _name(passages.body[wording[0]])
    words = _words(passages.body[wording[0]])
    for other in old:
        if name and _name(former.body[other[0]]) == name:
            return other
    return max(old, key=lambda o: likeness(_words(former.body[o[0]]), words), default=())


def _in_place_of(new: Passage, old: Passage) -> str | None:
    """Return the former words under the name that they have now, or None if they are the same."""
    if _words(new) == _words(old):
        return None
    name = _name(new)
    return f"{name} {_words(old)}" if name else _words(old)


def _all_words(passages: Passages, article: _Article) -> tuple[str, str]:
    """Return an article's heading, and its words in all wordings."""
    words = " ".join(_words(passages.body[n]) for wording in article.wordings for n in wording)
    return passages.body[article.heading].shown.text, words


def _name(passage: Passage) -> str:
    """Return the name of a wording with its colon, or nothing."""
    if passage.shape is not Shape.WORDS or not passage.shown.emphasis:
        return ""
    return passage.shown.text[: passage.shown.emphasis[0].end]


def _words(passage: Passage) -> str:
    return passage.shown.text[len(_name(passage)) :].lstrip()


def _day(written: str | None) -> str | None:
    try:
        return date.fromisoformat(written or "").isoformat()
    except ValueError:
        return None
