"""Goes through the tree of elements in one pass, without recursion, and says what each one is."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from lxml import etree
from lxml.etree import QName, _Element

from servanda.exchange.akoma_ntoso.gathering import Gathering
from servanda.exchange.akoma_ntoso.units import Unit, rank_of, unit_of
from servanda.exchange.akoma_ntoso.vocabulary import (
    BELONGING,
    BESIDE,
    BREAKS,
    CELLS,
    DOCUMENTS,
    HEADS,
    INLINE,
    ITEMS,
    LANGUAGE,
    QUOTED,
    SCHEDULES,
    STRESSES,
    TITLES,
    UNITS,
    UNSHOWN,
    local_name,
)
from servanda.exchange.languages import language_called
from servanda.exchange.limits import MOST_WORDS
from servanda.exchange.trail import Trail
from servanda.instrument.document import (
    Annotation,
    AnnotationKind,
    Belonging,
    BlockKind,
    ChangeKind,
    Place,
    Stress,
)
from servanda.reading.segmentation.side_by_side import LANGUAGE_LOOK

FOREIGN = "of another standard"
CHANGES = {"ins": ChangeKind.INSERTION, "del": ChangeKind.DELETION}
Made = Callable[[_Element], bool]
"""Whether the change that an element records is made in the text as it is to be read."""


@dataclass(slots=True)
class _Frame:
    """An element that is open, and what it hands down to those within.

    `article` is the name of the elements that are the articles of the document it belongs to,
    `look` names the language that it is said to be in.
    """

    element: _Element
    tag: str
    belongs: Belonging | None = None
    article: str | None = None
    look: str = ""
    stresses: frozenset[Stress] = frozenset()
    quoted: int = 0
    is_title: bool = False
    items: int = 0


@dataclass(slots=True)
class _Walk:
    namespace: str | None
    trail: Trail
    made: Made
    gathering: Gathering = field(default_factory=Gathering)
    notes: dict[str, Annotation] = field(default_factory=dict)
    changes: list[tuple[_Element, Place]] = field(default_factory=list)
    open: list[_Frame] = field(default_factory=list)
    unshown: int = 0

    def enter(self, element: _Element) -> None:
        tag = self._name(element)
        if not self.unshown:
            self._break(tag)
        self.trail.enter(element, local_name(element))
        if tag in CHANGES and not self.unshown:
            self.changes.append((element, self.trail.place()))
        if tag == "note":
            self._note(element)
        if self.unshown or tag in UNSHOWN or (tag in CHANGES and not self._is_read(element, tag)):
            self.unshown += 1
            return
        above = self.open[-1] if self.open else _Frame(element, "")
        frame = _Frame(
            element,
            tag,
            _belonging(element, tag, above),
            unit_of(element) if tag in DOCUMENTS else above.article,
            _look(element) or above.look,
            above.stresses | ({STRESSES[tag]} if tag in STRESSES else frozenset()),
            above.quoted + (tag in QUOTED),
        )
        self.open.append(frame)
        self._begin(frame, above)
        self.hear(element.text)

    def leave(self, element: _Element) -> None:
        if self.unshown:
            self.unshown -= 1
        else:
            frame = self.open[-1]
            self._end(frame)
            self._break(frame.tag)
            self.open.pop()
            if self.open:
                self._resume(self.open[-1])
        self.trail.leave()
        self.hear(element.tail)

    def hear(self, words: str | None) -> None:
        if not words or not self.open:
            return
        place, begin = self.trail.hear(words)
        if not self.unshown:
            self.gathering.words.add(words, self.open[-1].stresses, place, begin)

    def _begin(self, frame: _Frame, above: _Frame) -> None:
        tag, element, place = frame.tag, frame.element, self.trail.place()
        gathering = self.gathering
        self._resume(frame)
        if tag in UNITS:
            gathering.begin_unit(self._unit(frame, above))
        elif tag in QUOTED:
            gathering.open_quotation(element.get("startQuote") or "")
        elif tag == "quotedText":
            gathering.words.add(element.get("startQuote") or "", frame.stresses)
        elif tag in BESIDE:
            remark = tag == "remark"
            kind = AnnotationKind.COMMENT if remark else AnnotationKind.FOOTNOTE
            gathering.begin_aside(kind, place)
        elif tag == "noteRef":
            self._refer(element)
        elif tag == "toc":
            gathering.contents = True
        elif tag in CELLS and gathering.words.holds_words():
            gathering.words.add(" | ")
        elif tag in BREAKS or tag == FOREIGN:
            gathering.words.add(" ")
        elif tag in TITLES:
            block = next(f for f in reversed(self.open) if f.tag not in INLINE)
            block.is_title = True

    def _resume(self, frame: _Frame) -> None:
        self.gathering.belongs, self.gathering.look = frame.belongs, frame.look

    def _end(self, frame: _Frame) -> None:
        tag, gathering = frame.tag, self.gathering
        if tag in UNITS:
            self._flush()
            gathering.end_unit()
        elif tag == "num":
            gathering.number(self.trail.place())
        elif tag in HEADS:
            gathering.heading(self.trail.place())
        elif tag in QUOTED:
            self._flush()
            gathering.close_quotation(frame.element.get("endQuote") or "")
        elif tag == "quotedText":
            gathering.words.add(frame.element.get("endQuote") or "", frame.stresses)
        elif tag in BESIDE:
            gathering.end_aside()
        elif tag == "toc":
            self._flush()
            gathering.contents = False

    def _unit(self, frame: _Frame, above: _Frame) -> Unit:
        element, quoted = frame.element, frame.quoted > 0
        within = self.gathering.within_article or quoted or frame.tag in ITEMS
        rank = rank_of(element, frame.article, within_article=within)
        has_number = element.find("{*}num") is not None
        unit = Unit(frame.tag, rank, self.trail.place(), has_number, quoted)
        if frame.tag == "li" and not has_number:
            above.items += 1
            unit.bullet = f"{above.items}." if above.tag == "ol" else "•"
        return unit

    def _note(self, element: _Element) -> None:
        """Keep a note of the metadata until the text refers to it."""
        words = " ".join("".join(map(str, element.itertext())).split())
        key = f"#{element.get('eId') or element.get('id') or len(self.notes)}"
        if words:
            self.notes[key] = Annotation(AnnotationKind.FOOTNOTE, words, self.trail.place())

    def _refer(self, element: _Element) -> None:
        if (note := self.notes.pop(element.get("href") or "", None)) is not None:
            self.gathering.hang(note)

    def _is_read(self, element: _Element, tag: str) -> bool:
        """Whether words that were put in or taken out stand in the text as it is read."""
        return self.made(element) is (CHANGES[tag] is ChangeKind.INSERTION)

    def _name(self, element: _Element) -> str:
        """Return an element's name in the standard; what another standard has is all one."""
        return local_name(element) if QName(element).namespace == self.namespace else FOREIGN

    def _break(self, tag: str) -> None:
        """End the block that is gathered, where an element is laid out as one of its own."""
        if tag in INLINE or tag in BREAKS or tag in CELLS or tag == FOREIGN:
            return
        if any(frame.tag in CELLS for frame in self.open[-8:]):
            self.gathering.words.add(" ")
        else:
            self._flush()

    def _flush(self) -> None:
        if not self.open:
            return
        frame = self.open[-1]
        kind, level = BlockKind.PARAGRAPH, 0
        if frame.tag == "tr":
            kind = BlockKind.TABLE_ROW
        elif frame.quoted:
            kind, level = BlockKind.QUOTATION, frame.quoted
        elif frame.is_title and frame.belongs is Belonging.FRONT:
            kind, level = BlockKind.HEADING, 1
        self.gathering.flush(kind, level, self.trail.place())


def walk(
    root: _Element, trail: Trail, made: Made
) -> tuple[Gathering, list[tuple[_Element, Place]]]:
    """Gather the words of a document, up to the most that are read, and its tracked changes."""
    state = _Walk(QName(root).namespace, trail, made)
    for event, element in etree.iterwalk(root, events=("start", "end", "comment")):
        if state.gathering.length > MOST_WORDS:
            break
        if event == "comment":
            state.hear(element.tail)
        elif event == "start":
            state.enter(element)
        else:
            state.leave(element)
    state.gathering.rest()
    state.gathering.annotations += state.notes.values()
    return state.gathering, state.changes


def _belonging(element: _Element, tag: str, above: _Frame) -> Belonging | None:
    if above.belongs is Belonging.ATTACHED or element.get("name") in SCHEDULES:
        return Belonging.ATTACHED
    return BELONGING.get(tag, above.belongs)


def _look(element: _Element) -> str:
    """Name the language that an element is said to be in."""
    stated = (element.get(LANGUAGE) or "").partition("-")[0]
    known = language_called(stated)
    return LANGUAGE_LOOK + known.name.replace(" ", "_") if known else ""
