"""What holds within a pair of braces: where its words go, and how they look."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import Enum, auto
from typing import Any

from servanda.exchange.office.run_look import RunLook
from servanda.exchange.office.view import View
from servanda.instrument.document import Stress

_STRESSES = {"b": Stress.BOLD, "i": Stress.ITALIC, "ul": Stress.UNDERLINED, "strike": Stress.STRUCK}
_SWITCHES = {"v": "hidden", "revised": "inserted", "deleted": "deleted"}
_NUMBERS = {
    "f": "font",
    "revauth": "inserter",
    "revauthdel": "deleter",
    "revdttm": "inserted_at",
    "revdttmdel": "deleted_at",
}


class Goal(Enum):
    """Where the words of a group go."""

    TEXT = auto()
    NOWHERE = auto()
    HEAD = auto()  # the head of the page
    FOOT = auto()
    NOTE = auto()
    COMMENT = auto()
    BOX = auto()
    MARKER = auto()
    FONTS = auto()
    STYLES = auto()
    AUTHORS = auto()
    TITLE = auto()
    WRITER = auto()
    COMMENT_AUTHOR = auto()
    COMMENT_BEGINS = auto()
    COMMENT_ENDS = auto()
    COMMENT_NAME = auto()
    COMMENT_DAY = auto()


GOALS = {
    **dict.fromkeys(("header", "headerl", "headerr", "headerf"), Goal.HEAD),
    **dict.fromkeys(("footer", "footerl", "footerr", "footerf"), Goal.FOOT),
    "footnote": Goal.NOTE,
    "annotation": Goal.COMMENT,
    "shptxt": Goal.BOX,
    "listtext": Goal.MARKER,
    "pntext": Goal.MARKER,
    "fonttbl": Goal.FONTS,
    "stylesheet": Goal.STYLES,
    "revtbl": Goal.AUTHORS,
    "title": Goal.TITLE,
    "author": Goal.WRITER,
    "atnauthor": Goal.COMMENT_AUTHOR,
    "atrfstart": Goal.COMMENT_BEGINS,
    "atrfend": Goal.COMMENT_ENDS,
    "atnref": Goal.COMMENT_NAME,
    "atndate": Goal.COMMENT_DAY,
    **dict.fromkeys(
        ("colortbl", "fldinst", "pict", "objdata", "objclass", "objname", "themedata", "filetbl",
         "datastore", "listtable", "listoverridetable", "rsidtbl", "generator", "xmlnstbl", "sn",
         "latentstyles", "colorschememapping", "sv", "shprslt", "nonesttables", "bkmkstart",
         "bkmkend", "atnid", "atnicn", "atnparent", "atntime", "xe", "tc", "rxe", "pn",
         "pnseclvl", "nesttableprops", "formfield", "datafield", "template", "passwordhash",
         "subject", "keywords", "comment", "doccomm", "operator", "company", "manager", "category",
         "hlinkbase", "creatim", "revtim", "printim", "buptim", "userprops", "docvar", "ftnsep",
         "ftnsepc", "ftncn", "aftnsep", "aftnsepc", "aftncn", "background", "mmathPr",
         "wgrffmtfilter", "protusertbl", "private", "falt", "panose", "fontemb", "fontfile", "upr"),
        Goal.NOWHERE,
    ),
}  # fmt: skip
"""Where words go by the control word that begins their group."""
KNOWN_STARRED = frozenset({"shpinst", "ud", "fldrslt"})
"""Control words whose groups are read although a reader that did not know them may pass over."""


@dataclass(frozen=True, slots=True)
class Look:
    """How words look, and which tracked changes they belong to."""

    stresses: dict[Stress, bool] = field(default_factory=dict)
    hidden: bool = False
    font: int | None = None
    inserted: bool = False
    deleted: bool = False
    inserter: int = 0
    deleter: int = 0
    inserted_at: int | None = None
    deleted_at: int | None = None

    def with_word(self, word: str, number: int | None) -> Look:
        """Return the look after a control word."""
        on = number != 0
        if word in _STRESSES:
            return replace(self, stresses={**self.stresses, _STRESSES[word]: on})
        if word == "ulnone":
            return replace(self, stresses={**self.stresses, Stress.UNDERLINED: False})
        if word == "plain":
            return Look()
        if word in _SWITCHES:
            return self._with(_SWITCHES[word], on)
        return self._with(_NUMBERS[word], number or 0) if word in _NUMBERS else self

    def _with(self, name: str, value: bool | int) -> Look:  # noqa: FBT001 - either
        values: dict[str, Any] = {name: value}
        return replace(self, **values)

    @property
    def run(self) -> RunLook:
        """The look as all formats tell it."""
        return RunLook(self.stresses, self.hidden or None)

    def shown(self, view: View, authors: list[str]) -> bool:
        """Whether words of this look are there when some tracked changes are made."""
        if self.inserted and not view.makes(author_at(authors, self.inserter)):
            return False
        return not (self.deleted and view.makes(author_at(authors, self.deleter)))


def author_at(authors: list[str], number: int) -> str:
    """Return an author by the number in the file's table; an unknown one has no name."""
    return authors[number] if 0 <= number < len(authors) and authors[number] != "Unknown" else ""


def moment(packed: int | None) -> datetime | None:
    """Unpack a date: minute, hour, day, month and year in the bits of a number."""
    if packed is None:
        return None
    bits = packed & 0xFFFFFFFF
    minute, hour, day = bits & 0x3F, (bits >> 6) & 0x1F, (bits >> 11) & 0x1F
    month, year = (bits >> 16) & 0xF, 1900 + ((bits >> 20) & 0x1FF)
    try:
        return datetime(year, month, day, hour, minute)  # noqa: DTZ001 - the file names no zone
    except ValueError:
        return None
