"""Puts the words of a document together into blocks, each with the number that it bears."""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from dataclasses import dataclass, field, replace

from servanda.exchange.akoma_ntoso.units import Unit, attached_number, marker_from, number_in
from servanda.exchange.stressed_words import StressedWords, Words, joined
from servanda.instrument.document import (
    Annotation,
    AnnotationKind,
    Belonging,
    Block,
    BlockKind,
    Division,
    Place,
    Rank,
)


@dataclass(slots=True)
class _Aside:
    """Words that stand beside the text: the text's own so far, and where theirs begin."""

    before: StressedWords
    kind: AnnotationKind
    place: Place


@dataclass(slots=True)
class Gathering:
    """The blocks made so far, the units that are open, and the words of the next block.

    `belongs` is the part of the document that is read, `look` names its language; `contents` says
    that it is a table of contents, whose blocks are put aside.
    """

    blocks: list[Block] = field(default_factory=list)
    put_aside: list[Block] = field(default_factory=list)
    annotations: list[Annotation] = field(default_factory=list)
    units: list[Unit] = field(default_factory=list)
    words: StressedWords = field(default_factory=StressedWords)
    length: int = 0
    belongs: Belonging | None = None
    look: str = ""
    contents: bool = False
    _asides: list[_Aside] = field(default_factory=list)
    _quote: str = ""

    @property
    def within_article(self) -> bool:
        """Whether what is read now is within an article."""
        return any(unit.rank is Rank.ARTICLE for unit in self.units)

    @property
    def is_beside(self) -> bool:
        """Whether the words that are heard now stand beside the text."""
        return bool(self._asides)

    def begin_unit(self, unit: Unit) -> None:
        """Begin a unit; the number of the one around it stands alone if nothing has borne it."""
        self._settle()
        self.units.append(unit)

    def end_unit(self) -> None:
        """End the innermost unit."""
        self._settle()
        self.units.pop()

    def number(self, place: Place) -> None:
        """Take the words gathered as the number of the innermost unit."""
        if self.is_beside:
            return
        if (words := self._taken()) is None:
            return
        if not self.units:
            self._make(words, BlockKind.PARAGRAPH, 0, place)
            return
        unit = self.units[-1]
        unit.number, unit.place, unit.awaits_number = words, place, False
        if unit.waiting is not None:
            heading, unit.waiting = unit.waiting, None
            self._make(heading, BlockKind.HEADING, len(self.units), place)

    def heading(self, place: Place) -> None:
        """Take the words gathered as the heading of the innermost unit."""
        if self.is_beside:
            return
        if (words := self._taken()) is None:
            return
        unit = self.units[-1] if self.units else None
        if unit is not None and unit.awaits_number:
            unit.waiting = words
            return
        within = unit is not None and unit.begun and unit.rank is Rank.ARTICLE
        kind = BlockKind.PARAGRAPH if within else BlockKind.HEADING
        self._make(words, kind, len(self.units), place)

    def flush(self, kind: BlockKind, level: int, place: Place) -> None:
        """Make a block of the words gathered; what stands beside the text stays in one piece."""
        if self.is_beside:
            self.words.add(" ")
            return
        if (words := self._taken()) is not None:
            self._make(words, kind, level, place)

    def open_quotation(self, mark: str) -> None:
        """Let the next block begin with a quotation mark."""
        self._quote += mark

    def close_quotation(self, mark: str) -> None:
        """Let the block before end with a quotation mark."""
        if mark and self.blocks and not self._quote:
            self.blocks[-1] = replace(self.blocks[-1], text=self.blocks[-1].text + mark)
        self._quote = ""

    def begin_aside(self, kind: AnnotationKind, place: Place) -> None:
        """Begin words that stand beside the text and hang on it here."""
        self._asides.append(_Aside(self.words, kind, place))
        self.words = StressedWords()

    def end_aside(self) -> None:
        """End them, and go on with the text."""
        aside = self._asides.pop()
        words = self.words.take()
        self.words = aside.before
        if words.text:
            self.hang(Annotation(aside.kind, words.text, aside.place))
        # A note on a note hangs where that one does.
        for mark in words.marks:
            self.words.mark(mark)

    def hang(self, annotation: Annotation) -> None:
        """Hang an annotation on the text here."""
        self.words.mark(annotation)

    def rest(self) -> None:
        """Keep the annotations on which no words follow."""
        self._keep(self.words.take().marks, None)

    def _settle(self) -> None:
        """Let a number or a heading of the innermost unit that nothing has borne stand alone."""
        unit = self.units[-1] if self.units and not self.is_beside else None
        if unit is not None and unit.waiting is not None:
            heading, unit.waiting = unit.waiting, None
            self._make(heading, BlockKind.HEADING, len(self.units), unit.place)
        if unit is not None and unit.number is not None:
            self._make(Words(""), BlockKind.HEADING, len(self.units), unit.place)

    def _make(self, words: Words, kind: BlockKind, level: int, place: Place) -> None:
        unit = self.units[-1] if self.units else None
        marker: str | None = None
        begins: Division | None = None
        if unit is not None:
            marker, begins, words = _numbered(unit, words)
            if unit.rank is None and not unit.quoted and kind is not BlockKind.TABLE_ROW:
                kind, level = BlockKind.LIST_ITEM, sum(each.rank is None for each in self.units)
        if self._quote:
            words, self._quote = joined((Words(self._quote), words), ""), ""
        block = Block(
            kind,
            words.text,
            place,
            level,
            marker,
            words.emphasis,
            self.look,
            words.pieces,
            begins,
            self.belongs,
        )
        if self.contents:
            self.put_aside.append(block)
            self._keep(words.marks, None)
            return
        self._keep(words.marks, len(self.blocks))
        self.blocks.append(block)
        self.length += len(block.text)

    def _taken(self) -> Words | None:
        """Take the words gathered; where there are none, what hangs on them waits for the next."""
        words = self.words.take()
        if words.text:
            return words
        for mark in words.marks:
            self.words.mark(mark)
        return None

    def _keep(self, marks: Mapping[Hashable, int], block: int | None) -> None:
        """Keep the annotations that hang on a block, or on none."""
        self.annotations += [
            replace(note, block=block, start=at, end=at)
            for note, at in marks.items()
            if isinstance(note, Annotation)
        ]


def _numbered(unit: Unit, words: Words) -> tuple[str | None, Division | None, Words]:
    """Give the number of a unit to a block: as its mark, or as its first words."""
    number, unit.number = unit.number, None
    first, unit.begun = not unit.begun, True
    if number is None and first and unit.rank in {Rank.ARTICLE, Rank.ATTACHED} and not unit.quoted:
        named = attached_number(words.text) if unit.rank is Rank.ATTACHED else ""
        return None, Division(unit.rank, unit.name, named, 0), words
    if number is None:
        bullet, unit.bullet = unit.bullet, ""
        return bullet or None, None, words
    begins = None
    if unit.rank and not unit.quoted:
        begins = Division(unit.rank, unit.name, number_in(number.text), len(number.text))
    elif not unit.quoted and words.text:
        return marker_from(number.text), None, words
    return None, begins, joined((number, words), " ") if words.text else number
