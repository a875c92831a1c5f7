"""Words of a page that a reader does not see, or sees as no part of its text."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from statistics import median

from servanda.exchange.pdf.pages import Box, Page, Word

_WHITE = 250
_PALE = 170
_CLEAR = 160
_HUGE = 3.0
_TINY = 1.5
_COVERS_PAGE = 0.5


class Aside(StrEnum):
    """What words are that are not read as part of the text."""

    RUNNING = "running heads and feet, page numbers"
    LINE_NUMBERS = "line numbers"
    WATERMARK = "a watermark"
    TURNED = "words that stand sideways"
    HIDDEN = "hidden words"
    ARTIFACT = "words that the file marks as no part of its text"


@dataclass(frozen=True, slots=True)
class Sorted:
    """The words of a page that are read, and the others by what they are."""

    seen: tuple[Word, ...]
    aside: tuple[tuple[Aside, tuple[Word, ...]], ...]


def is_scanned(page: Page) -> bool:
    """Whether a picture covers the page."""
    area = page.width * page.height
    covered = max((box.width * box.height for box, _ in page.pictures), default=0.0)
    return area > 0 and covered >= _COVERS_PAGE * area


def sorted_words(page: Page) -> Sorted:
    """Tell the words that are read from those that are not seen."""
    usual = median(word.size for word in page.words) if page.words else 0.0
    kept: list[Word] = []
    aside: dict[Aside, list[Word]] = {}
    scanned = is_scanned(page)
    shown = Box(0, 0, page.width, page.height)
    for word in page.words:
        if (what := _aside(word, usual)) is None and _hidden(word, page, shown, scanned=scanned):
            what = Aside.HIDDEN
        if what is None:
            kept.append(word)
        else:
            aside.setdefault(what, []).append(word)
    return Sorted(tuple(kept), tuple((what, tuple(words)) for what, words in aside.items()))


def _aside(word: Word, usual: float) -> Aside | None:
    style = word.style
    pale = style.alpha < _CLEAR or style.brightness > _PALE
    if style.size >= _HUGE * usual and (pale or style.angle):
        return Aside.WATERMARK
    if style.angle:
        return Aside.WATERMARK if pale or style.angle % 90 else Aside.TURNED
    if style.artifact:
        return Aside.ARTIFACT
    return None


def _hidden(word: Word, page: Page, shown: Box, *, scanned: bool) -> bool:
    style = word.style
    if style.unseen or style.alpha == 0:
        # Recognised words lie unseen over the picture of a scanned page: they are what is seen.
        return not scanned
    if style.size <= _TINY or not shown.touches(word.box):
        return True
    if style.brightness >= _WHITE and not _on_ground(word, page):
        return True
    return _covered(word, page, scanned=scanned)


def _on_ground(word: Word, page: Page) -> bool:
    """Whether something was drawn before a white word that lets it be read."""
    grounds: Sequence[Box] = [
        *(box for box, layer, white in page.covers if layer < word.layer and not white),
        *(box for box, layer in page.pictures if layer < word.layer),
    ]
    return any(box.touches(word.box) for box in grounds)


def _covered(word: Word, page: Page, *, scanned: bool) -> bool:
    """Whether a picture or a filled box was drawn over a word afterwards."""
    if scanned or word.layer < 0:
        return False
    over = [
        *(box for box, layer, _ in page.covers if layer > word.layer),
        *(box for box, layer in page.pictures if layer > word.layer),
    ]
    core = Box(word.box.left, word.base - word.size * 0.4, word.box.right, word.base)
    return any(box.holds(core) for box in over)
