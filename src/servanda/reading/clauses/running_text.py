"""Makes of an article the texts that are read at one go, and keeps which clause each part is.

Clauses that follow each other stand in one text, so that a pronoun can take up the sentence before
it; a text is no longer than a few pages, so that the longest treaty is read in little memory.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from servanda.reading.segmentation import Article, SubPoint

_LONGEST = 6_000
_OPENS_SUB_POINTS = (":", "—", "–")
_GOES_ON = re.compile(
    r"\b(?:if|unless|except(?:\s+for)?|when|where|whenever|until|only|other\s+than|save(?:\s+for)?"
    r"|provided(?:\s+that)?|(?:the\s+)?following\s+(?:cases|conditions|circumstances|exceptions))"
    r"(?:\s+(?:are|is)\s+\w+)?$",
    re.IGNORECASE,
)
"""Words after which points are no norms each, but one condition or exception together."""
_JOINT = re.compile(r"[;,.]?\s*(?:\b(?:and|or))?[;,.\s]*$")
_SENTENCE_END = re.compile(r"[.;:!?]\s+(?=[A-Z(\d])|\n+")


@dataclass(frozen=True, slots=True)
class RunningText:
    """Some clauses of an article in a row; `ends` says where the words of each label end."""

    article: str
    text: str
    labels: tuple[str, ...]
    ends: tuple[int, ...]

    def label_at(self, place: int) -> str:
        """Return the label of the clause that a character belongs to."""
        return next(
            (label for label, end in zip(self.labels, self.ends, strict=True) if place < end),
            self.labels[-1],
        )


def running_texts(articles: Iterable[Article]) -> Iterator[RunningText]:
    """Yield the texts of all articles in their order."""
    for article in articles:
        row: list[tuple[str, str]] = []
        for label, words in _clauses(article):
            for part in _parts(words):
                if row and sum(len(w) for _, w in row) + len(part) > _LONGEST:
                    yield _running(article.label, row)
                    row = []
                row.append((label, part))
        if row:
            yield _running(article.label, row)


def _clauses(article: Article) -> Iterator[tuple[str, str]]:
    """Yield an article's clauses: its sub-points, or itself.

    Words before the first sub-point (a chapeau) have the article's own label.
    """
    inside = {extract for sub in article.sub_points for extract in sub.words}
    chapeau = " ".join(e.text for e in article.words if e not in inside).strip()
    yield from _with_points(article.label, chapeau, article.sub_points, "")


def _with_points(
    label: str, words: str, below: Sequence[SubPoint], opening: str
) -> Iterator[tuple[str, str]]:
    """Yield words after their `opening`, and the points below them.

    Where they end in a colon, they open each point in turn, with an ellipsis between. Points that
    make one condition or exception together (`unless: (a) …; and (b) …`) stay in one clause.
    """
    words = words.strip()
    opens = bool(below) and words.endswith(_OPENS_SUB_POINTS)
    bare = words.rstrip(":—– ") if opens else _JOINT.sub("", words) if opening else words
    text = f"{opening} … {bare}" if opening and bare else bare
    if below and _GOES_ON.search(bare):
        yield label, " … ".join((text, *(sub.text.strip() for sub in below)))
        return
    if text and not opens:
        yield label, text
    for point, inner in _grouped(below):
        yield from _with_points(point.label, point.text, inner, text if opens else "")


def _grouped(points: Sequence[SubPoint]) -> Iterator[tuple[SubPoint, Sequence[SubPoint]]]:
    """Yield each point with those below it, whose labels begin with its own."""
    begin = 0
    while begin < len(points):
        end = begin + 1
        while end < len(points) and points[end].label.startswith(f"{points[begin].label}."):
            end += 1
        yield points[begin], points[begin + 1 : end]
        begin = end


def _parts(words: str) -> Iterator[str]:
    """Yield words in parts that are short enough, cut where a sentence ends."""
    begin = last = 0
    for end in (m.end() for m in _SENTENCE_END.finditer(words)):
        if end - begin > _LONGEST and last > begin:
            yield words[begin:last]
            begin = last
        last = end
    yield words[begin:]


def _running(article: str, row: Sequence[tuple[str, str]]) -> RunningText:
    text = ""
    ends: list[int] = []
    for _, words in row:
        stripped = words.rstrip()
        text += stripped if stripped.endswith((".", "!", "?")) else f"{stripped}."
        text += " "
        ends.append(len(text))
    return RunningText(article, text, tuple(label for label, _ in row), tuple(ends))
