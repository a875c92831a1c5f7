"""Where the comments of a pact file hang: on the words they quote, or on a heading."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass

from servanda.exchange.docx.passages import Passage, Passages, Shape
from servanda.instrument.pact.syntax import Quote
from servanda.instrument.pact_file import (
    Article,
    Confirmation,
    Mark,
    PactFile,
    Reading,
    Remark,
    SetAside,
)
from servanda.instrument.quotation import find_quotation

Piece = Reading | Mark | SetAside | Remark


@dataclass(frozen=True, slots=True)
class Anchored:
    """A comment, and the characters of the body's passages that it hangs on.

    `first` and `last` count the passages of the body, `start` the characters of the first, `end`
    those of the last. `author` is the person who speaks; None where nobody has confirmed it.
    `answers` counts the comment that this one belongs to: a mark belongs to its reading.
    """

    passage: Passage
    first: int
    start: int
    last: int
    end: int
    author: str | None = None
    on: str | None = None
    answers: int | None = None


def anchored(file: PactFile, passages: Passages) -> tuple[Anchored, ...]:
    """Hang every comment where it belongs."""
    pieces = sorted(_pieces(file), key=lambda piece: piece.at.start)
    starts = [piece.at.start for piece in pieces]
    confirmed = {m.clause: m for m in file.marks if isinstance(m, Confirmation)}
    places = _Places(file, passages)
    found: list[Anchored] = []
    readings: dict[str, int] = {}
    for number, passage in enumerate(passages.comments):
        within = pieces[bisect_left(starts, passage.start) : bisect_right(starts, passage.end)]
        first = within[0] if within else None
        author, on = _signed(first, confirmed)
        place = places.of(passage, within)
        answers = readings.get(first.clause) if isinstance(first, Mark) else None
        if isinstance(first, Reading):
            readings.setdefault(first.label, number)
        elif answers is not None:
            above = found[answers]
            place = (above.first, above.start, above.last, above.end)
        found.append(Anchored(passage, *place, author, on, answers))
    return tuple(found)


def _pieces(file: PactFile) -> list[Piece]:
    pieces: list[Piece] = [*file.marks]
    for article in file.articles:
        pieces += [*article.readings, *article.set_aside, *article.remarks]
    return pieces


def _signed(
    piece: Piece | None, confirmed: dict[str, Confirmation]
) -> tuple[str | None, str | None]:
    """Return whose word a piece is, and of which day."""
    match piece:
        case Reading() if not piece.proposed and (mark := confirmed.get(piece.label)):
            return mark.by, mark.on
        case Remark():
            return piece.author, None
        case None | Reading() | SetAside():
            return None, None
    return piece.by, getattr(piece, "on", None)


@dataclass(slots=True)
class _Places:
    file: PactFile
    passages: Passages

    def of(self, passage: Passage, pieces: list[Piece]) -> tuple[int, int, int, int]:
        """Return the stretch that these pieces quote, or that of their article's heading."""
        body = self.passages.body
        article = self.file.articles[passage.article - 1]
        found = [place for piece in pieces for place in self._quoted(article, piece)]
        if not found:
            heading = next(
                i for i, each in enumerate(body)
                if each.shape is Shape.HEADING and each.article == passage.article
            )  # fmt: skip
            return heading, 0, heading, len(body[heading].shown.text)
        (first, start), (last, end) = self._at(min(found)[0]), self._at(max(found)[1] - 1)
        return first, start, last, end + 1

    def _quoted(self, article: Article, piece: Piece) -> list[tuple[int, int]]:
        """Return the stretches of the file that a piece quotes, from the first wording that has."""
        match piece:
            case Reading():
                quotes = [quote for sentence in piece.sentences for quote in sentence.quotes]
            case SetAside():
                quotes = [Quote(words) for words in piece.quotes]
            case Remark(about=article.label):
                return []
            case _ if clause := getattr(piece, "clause", getattr(piece, "about", None)):
                readings = [r for r in article.readings if r.label == clause]
                return [place for r in readings[:1] for place in self._quoted(article, r)]
            case _:
                return []
        return [place for quote in quotes for place in _first_found(article, quote)]

    def _at(self, place: int) -> tuple[int, int]:
        """Return which passage of the body a place is in, and which of its characters it is."""
        body = self.passages.body
        index = bisect_right(body, place, key=lambda each: each.start) - 1
        return index, body[index].shown.offset_of(place)


def _first_found(article: Article, quote: Quote) -> list[tuple[int, int]]:
    for wording in article.wordings:
        if quote.wording in {None, wording.name}:
            found = find_quotation(quote.text, wording.words)
            if found:
                spans = [wording.place(start, end) for start, end in found]
                return [(span.start, span.end) for span in spans]
    return []
