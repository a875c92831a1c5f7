"""What the engine found on the pages of a PDF, before anybody asks what it means.

Places are in points (1/72 inch) from the upper left corner of the page as it is shown.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any, NamedTuple

# PDF 32000-1, table 106: text that is drawn so as not to be seen.
_UNSEEN_MODES = frozenset({3, 7})
# Unicode 15, Alphabetic Presentation Forms; a soft hyphen that was drawn is a hyphen.
_LETTERS = str.maketrans(
    {
        "\ufb00": "ff", "\ufb01": "fi", "\ufb02": "fl", "\ufb03": "ffi", "\ufb04": "ffl",
        "\ufb05": "st", "\ufb06": "st", "\u00ad": "-",
        "\u200b": None, "\u200c": None, "\u200d": None, "\u2060": None, "\ufeff": None,
    }
)  # fmt: skip


class Box(NamedTuple):
    """A rectangle; `top` is smaller than `bottom`."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def width(self) -> float:
        """How wide it is."""
        return self.right - self.left

    @property
    def height(self) -> float:
        """How high it is."""
        return self.bottom - self.top

    def holds(self, other: Box, slack: float = 1.0) -> bool:
        """Whether another box lies within this one."""
        return (
            self.left - slack <= other.left
            and self.right + slack >= other.right
            and self.top - slack <= other.top
            and self.bottom + slack >= other.bottom
        )

    def touches(self, other: Box) -> bool:
        """Whether the two have a place in common."""
        return (
            self.left < other.right
            and other.left < self.right
            and self.top < other.bottom
            and other.top < self.bottom
        )


@dataclass(frozen=True, slots=True)
class Style:
    """How words are dressed; `size` in points, `colour` as 0xRRGGBB, `angle` in degrees.

    `artifact` and `heading` (a rank, or 0) are what the tags of the file say, where it has tags.
    """

    size: float
    bold: bool
    italic: bool
    colour: int
    alpha: int
    unseen: bool
    angle: int
    artifact: bool
    heading: int

    @property
    def brightness(self) -> float:
        """From 0, black, to 255, white: luma of ITU-R BT.601."""
        red, green, blue = self.colour >> 16 & 255, self.colour >> 8 & 255, self.colour & 255
        return 0.299 * red + 0.587 * green + 0.114 * blue


@dataclass(frozen=True, slots=True)
class Word:
    """Characters without white space. `glued` ones follow the word before without a space.

    `base` is the line they stand on; `layer` counts what is drawn on the page in its order.
    """

    text: str
    box: Box
    base: float
    style: Style
    glued: bool = False
    layer: int = -1

    @property
    def size(self) -> float:
        """The size of its letters in points."""
        return self.style.size


@dataclass(frozen=True, slots=True)
class Comment:
    """What somebody set over a page; `marked` are the boxes of the words it is about."""

    box: Box
    text: str
    author: str
    made: str
    marked: tuple[Box, ...]


@dataclass(frozen=True, slots=True)
class Page:
    """One page, `number` counted from 1; `label` is what the file says it is called.

    `pictures` and `covers` come with their layer, a cover with whether it is white. `unmapped`
    counts characters for which the file does not say what letter they are.
    """

    number: int
    width: float
    height: float
    label: str = ""
    words: tuple[Word, ...] = ()
    pictures: tuple[tuple[Box, int], ...] = ()
    covers: tuple[tuple[Box, int, bool], ...] = ()
    rules: tuple[Box, ...] = ()
    comments: tuple[Comment, ...] = ()
    actions: tuple[str, ...] = ()
    unmapped: int = 0
    broken: bool = False

    def with_words(self, words: Iterable[Word]) -> Page:
        """Return the page with these words only."""
        return replace(self, words=tuple(words))

    @property
    def characters(self) -> int:
        """How many characters stand on it."""
        return sum(len(word.text) for word in self.words)


@dataclass(frozen=True, slots=True)
class About:
    """What the file says of itself; `form` is the XML of what was filled into an XFA form."""

    pages: int
    title: str = ""
    author: str = ""
    made: str = ""
    outline: tuple[tuple[int, str, int], ...] = ()
    attachments: tuple[str, ...] = ()
    scripts: int = 0
    form: str = ""


def about_from(answer: dict[str, Any]) -> About:
    """Build what is known of the file from the engine's answer."""
    return About(
        answer["pages"],
        answer["title"],
        answer["author"],
        answer["made"],
        tuple((level, title, page + 1) for level, title, page in answer["outline"]),
        tuple(answer["attachments"]),
        answer["scripts"],
        answer["form"],
    )


def page_from(answer: dict[str, Any]) -> Page:
    """Build a page from the engine's answer."""
    number = answer["number"] + 1
    if "broken" in answer:
        return Page(number, 0, 0, broken=True)
    styles = [_style(style) for style in answer["styles"]]
    words = [
        Word(letters, Box(left, top, right, bottom), base, styles[style], bool(glued), layer)
        for text, left, top, right, bottom, base, style, glued, layer in answer["words"]
        if (letters := _letters(text))
    ]
    words += [_filled_in(Box(*box), value) for box, value in answer["fields"]]
    width, height = answer["size"]
    return Page(
        number,
        width,
        height,
        answer["label"],
        tuple(words),
        tuple((Box(*box), layer) for *box, layer in answer["pictures"]),
        tuple((Box(*box), layer, white) for *box, layer, white in answer["covers"]),
        tuple(Box(*box) for box in answer["rules"]),
        tuple(
            Comment(Box(*box), text, author, made, tuple(Box(*one) for one in marked))
            for box, text, author, made, marked in answer["comments"]
        ),
        tuple(answer["actions"]),
        answer["unmapped"],
    )


def _letters(text: str) -> str:
    """Return the letters of a word: a ligature is several, what shows nothing is none."""
    if len(text) == 1 and "\ue000" <= text <= "\uf8ff":
        return "\u2022"  # alone, a sign from a font of symbols is a bullet
    return text if text.isascii() else text.translate(_LETTERS)


def _style(style: list[Any]) -> Style:
    size, bold, italic, colour, alpha, mode, angle, artifact, heading = style
    unseen = mode in _UNSEEN_MODES
    return Style(
        size, bool(bold), bool(italic), colour, alpha, unseen, angle, bool(artifact), heading
    )


def _filled_in(box: Box, value: str) -> Word:
    """Set what was filled into a field where the field stands."""
    words = " ".join(value.split())
    # A field is somewhat higher than the letters in it.
    size = min(10.0, max(6.0, box.height * 0.7))
    style = Style(size, False, False, 0, 255, False, 0, False, 0)  # noqa: FBT003
    return Word(words, box, box.bottom - 0.25 * box.height, style)
