"""From the elements of an OpenDocument text to blocks, once for each way to take its changes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import ClassVar

from lxml import etree

from servanda.exchange.limits import MOST_WORDS
from servanda.exchange.odt.changes import PARAGRAPH_END, Region, moment
from servanda.exchange.odt.context import Context, ParagraphLook
from servanda.exchange.odt.list_places import ListPlaces
from servanda.exchange.odt.markup import attribute, name, whole
from servanda.exchange.office.gathered import Gathered, lines_of
from servanda.exchange.office.made import Made, row_of
from servanda.exchange.office.notes import BEGINS, ENDS, REFERENCE, FoundNote, text_of
from servanda.exchange.office.run_look import RunLook
from servanda.exchange.office.telling import CONTENTS, HIDDEN
from servanda.exchange.office.view import EVERY_CHANGE, View
from servanda.findings import Span
from servanda.instrument.document import (
    AnnotationKind,
    Block,
    BlockKind,
    Change,
    ChangeKind,
    Place,
)

_PLAIN = frozenset({"", "Standard", "Default Paragraph Style"})
_UNSAID = frozenset(
    name(said)
    for said in ("text:tracked-changes", "text:note-citation", "text:sequence-decls",
                 "text:variable-decls", "text:user-field-decls", "text:dde-connection-decls",
                 "text:table-of-content-source", "text:alphabetical-index-source",
                 "text:bibliography-source", "text:illustration-index-source",
                 "text:object-index-source", "text:table-index-source", "text:user-index-source",
                 "text:section-source", "text:script", "text:bibliography-configuration",
                 "office:forms", "office:event-listeners", "svg:title", "svg:desc", "dc:creator",
                 "dc:date", "draw:object", "office:binary-data", "table:table-column")
)  # fmt: skip


@dataclass(slots=True)
class Walk:
    """Walks the elements of a text and makes its blocks."""

    context: Context
    part: str
    view: View = EVERY_CHANGE
    made: list[Made] = field(default_factory=list)
    aside: list[tuple[str, Block]] = field(default_factory=list)
    changes: list[Change] = field(default_factory=list)
    notes: list[FoundNote] = field(default_factory=list)
    length: int = 0
    paragraphs: int = 0
    _open: Gathered[ParagraphLook] = field(default_factory=Gathered)
    _steps: list[str] = field(default_factory=list)
    _said: list[int] = field(default_factory=lambda: [0])
    _look: ParagraphLook | None = None
    _runs: RunLook = field(default_factory=RunLook)
    _boxes: list[tuple[etree._Element, list[str]]] = field(default_factory=list)
    _cells: list[list[list[Made]]] = field(default_factory=list)
    _aside: str | None = None
    _in_box: bool = False
    _inserted: dict[str, list[str]] = field(default_factory=dict)
    _put_back: set[str] = field(default_factory=set)
    _lists: ListPlaces = field(init=False)

    def __post_init__(self) -> None:
        self._lists = ListPlaces(self.context.lists)

    @property
    def is_full(self) -> bool:
        """Whether as many words have been read as are read of any file."""
        return self.length > MOST_WORDS

    @property
    def _muted(self) -> bool:
        """Whether what is walked was put in by a change that is not made."""
        regions = self.context.regions
        return any(not self.view.makes(regions[i].author) for i in self._inserted if i in regions)

    def read(self, root: etree._Element, *steps: str) -> None:
        """Read all that an element holds, which is found by these steps."""
        self._steps = list(steps)
        self._within(root)
        self._flush()

    def _within(self, element: etree._Element) -> None:
        self._said.append(0)
        self._hear(element.text)
        seen: Counter[str] = Counter()
        for child in element.iterchildren(tag=etree.Element):
            tag = str(child.tag)
            step = f"{child.prefix}:{etree.QName(tag).localname}"
            seen[step] += 1
            if tag not in _UNSAID and not self.is_full:
                self._steps.append(f"{step}[{seen[step]}]" if seen[step] > 1 else step)
                handler = self._HANDLERS.get(tag)
                if handler is None:
                    self._within(child)
                else:
                    handler(self, child)
                self._steps.pop()
            self._hear(child.tail)
        self._said.pop()

    def _hear(self, text: str | None) -> None:
        if not text:
            return
        skipped = self._said[-1]
        self._said[-1] += len(text)
        if self._look is None:
            return
        for words in self._inserted.values():
            words.append(text)
        if not self._muted:
            self._open.add(text, self._runs, self._place(), skipped)

    def _place(self) -> Place:
        span = Span(self.context.name, self.length, self.length, max(self.paragraphs, 1), 1)
        return Place(span, f"/{self.part}/{'/'.join(self._steps)}")

    # ---- paragraphs

    def _paragraph(self, element: etree._Element) -> None:
        outer, runs = self._look, self._runs
        place = self._begin(element)
        self._within(element)
        self._end(place)
        self._look, self._runs = outer, runs

    def _begin(self, element: etree._Element) -> Place:
        self.paragraphs += 1
        style = self.context.styles.of("paragraph", attribute(element, "text:style-name"))
        heading = style.heading
        numbered = self._lists.next_place()
        if element.tag == name("text:h"):
            heading = whole(attribute(element, "text:outline-level"), 1)
            numbered = numbered or self._lists.heading(element, heading)
        self._look = ParagraphLook(style, heading, numbered)
        self._runs = replace(style.look, stresses={}) if heading else style.look
        return self._place()

    def _end(self, place: Place) -> None:
        if self._look is not None:
            self._open.end_paragraph(self._look, place)
        for words in self._inserted.values():
            words.append(PARAGRAPH_END)
        if not self._muted:
            self._flush()

    def _flush(self) -> None:
        """End the block that is being gathered, and read the boxes that hang on it."""
        gathered, self._open = self._open, Gathered()
        boxes, self._boxes = self._boxes, []
        if gathered.paragraphs:
            self._make(gathered)
        for box, steps in boxes:
            outer, self._steps = self._steps, steps
            look, self._look = self._look, None
            was, self._in_box = self._in_box, True
            self._within(box)
            self._flush()
            self._steps, self._look, self._in_box = outer, look, was

    def _make(self, gathered: Gathered[ParagraphLook]) -> None:
        decisive = gathered.decisive
        look = decisive.look
        kind, level, marker = BlockKind.PARAGRAPH, 0, None
        if look.numbered is not None:
            kind, level = BlockKind.LIST_ITEM, look.numbered.depth + 1
            if look.numbered.counters is not None:
                marker = look.numbered.counters.next_marker(
                    look.numbered.depth, look.numbered.start
                )
        if look.heading:
            kind, level = BlockKind.HEADING, look.heading
        called = [look.style.called.replace(" ", "-")] if look.style.called not in _PLAIN else []
        if len(gathered.colours) == 1 and (colour := next(iter(gathered.colours))):
            called.append(f"#{colour}")
        dress = " ".join([*called, "text-box"] if self._in_box else called)
        block = Block(kind, "", decisive.place, level, marker, look=dress)
        aside = self._aside or (CONTENTS if look.style.is_contents else None)
        for line in lines_of(gathered.words.take()):
            if line.text:
                found = replace(block, text=line.text, emphasis=line.emphasis, pieces=line.pieces)
                self._keep(Made(found, dict(line.marks)), aside)
                block = replace(block, marker=None)
            elif self.made and not aside:
                last = self.made[-1]
                last.marks.update(dict.fromkeys(line.marks, len(last.block.text)))
        hidden = gathered.hidden.take()
        if hidden.text:
            self._keep(Made(replace(block, text=hidden.text, pieces=hidden.pieces)), HIDDEN)

    def _keep(self, made: Made, aside: str | None) -> None:
        block = made.block.at(self.length)
        self.length += len(block.text) + 1
        if aside is None:
            self.made.append(Made(block, made.marks))
        else:
            self.aside.append((aside, block))

    # ---- lists and tables

    def _list(self, element: etree._Element) -> None:
        item = self._lists.item
        self._lists.begin(element)
        self._within(element)
        self._lists.end(element)
        self._lists.item = item

    def _list_item(self, element: etree._Element) -> None:
        self._lists.begin_item(element)
        self._within(element)
        self._lists.item = None

    def _row(self, element: etree._Element) -> None:
        self._cells.append([])
        self._within(element)
        self.made += row_of(self._cells.pop())

    def _cell(self, element: etree._Element) -> None:
        outer, self.made = self.made, []
        item, self._lists.item = self._lists.item, None
        self._within(element)
        self._flush()
        self._lists.item = item
        outer, self.made = self.made, outer
        if self._cells:
            self._cells[-1].append(outer)
        else:
            self.made += outer

    # ---- what stands within a paragraph

    def _span(self, element: etree._Element) -> None:
        runs = self._runs
        style = self.context.styles.of("text", attribute(element, "text:style-name"))
        self._runs = style.look.over(runs)
        self._within(element)
        self._runs = runs

    def _hidden(self, element: etree._Element) -> None:
        runs, self._runs = self._runs, replace(self._runs, hidden=True)
        self._hear(attribute(element, "text:string-value") or element.text)
        self._runs = runs

    def _blank(self, _: etree._Element) -> None:
        self._hear(" ")

    def _line_break(self, _: etree._Element) -> None:
        if not self._muted:
            self._open.end_line()

    def _section(self, element: etree._Element) -> None:
        was = self._aside
        if attribute(element, "text:display") == "none":
            self._aside = HIDDEN
        self._within(element)
        self._aside = was

    def _contents(self, element: etree._Element) -> None:
        was, self._aside = self._aside, CONTENTS
        self._within(element)
        self._aside = was

    def _box(self, element: etree._Element) -> None:
        """Read the words of a box after those that it hangs on."""
        if not self._muted:
            self._boxes.append((element, list(self._steps)))

    def _ruby(self, element: etree._Element) -> None:
        """Read what is said, and then, in brackets, how."""
        for said, opening, closing in (("ruby-base", "", ""), ("ruby-text", " (", ")")):
            self._hear(opening)
            for each in element.findall(name(f"text:{said}")):
                self._within(each)
            self._hear(closing)

    # ---- notes

    def _note(self, element: etree._Element) -> None:
        is_end = attribute(element, "text:note-class") == "endnote"
        kind = AnnotationKind.ENDNOTE if is_end else AnnotationKind.FOOTNOTE
        body = element.find(name("text:note-body"))
        if body is not None and not self._muted:
            mark = f"note {len(self.notes)}"
            self._open.mark((mark, REFERENCE))
            self._add_note(FoundNote(kind, mark, "", self._place()), body)

    def _annotation(self, element: etree._Element) -> None:
        if self._muted:
            return
        called = attribute(element, "office:name") or f"comment {len(self.notes)}"
        self._open.mark((called, BEGINS))
        author = (element.findtext(name("dc:creator")) or "").strip() or None
        made = moment(element.findtext(name("dc:date")))
        parent = next((str(v) for k, v in element.items() if str(k).endswith("}parent-name")), None)
        found = FoundNote(AnnotationKind.COMMENT, called, "", self._place(), author, made, parent)
        self._add_note(found, element)

    def _add_note(self, found: FoundNote, body: etree._Element) -> None:
        walk = Walk(self.context, self.part, self.view, _put_back=self._put_back)
        walk.read(body, *self._steps)
        self.notes.append(replace(found, text=text_of(walk.made)))
        self.notes += [replace(note, mark=f"within {note.mark}") for note in walk.notes]
        self.changes += walk.changes
        self.aside += walk.aside

    def _annotation_ends(self, element: etree._Element) -> None:
        self._open.mark((attribute(element, "office:name"), ENDS))

    # ---- tracked changes

    def _change_starts(self, element: etree._Element) -> None:
        self._inserted[attribute(element, "text:change-id") or ""] = []

    def _change_ends(self, element: etree._Element) -> None:
        identity = attribute(element, "text:change-id") or ""
        words = self._inserted.pop(identity, [])
        region = self.context.regions.get(identity)
        if region is not None and region.kind == "insertion":
            self._track(ChangeKind.INSERTION, region, "".join(words))

    def _deletion(self, element: etree._Element) -> None:
        """Note what was taken out here, and read it where the change is not made."""
        identity = attribute(element, "text:change-id") or ""
        region = self.context.regions.get(identity)
        # What was taken out stood in one place: it is not put back twice, nor within itself.
        if region is None or region.kind != "deletion" or identity in self._put_back:
            return
        self._track(ChangeKind.DELETION, region, region.text)
        if self.view.makes(region.author) or self._muted:
            return
        self._put_back.add(identity)
        outer, self._steps = self._steps, [*self._steps[:2], region.step]
        for number, each in enumerate(region.content):
            is_paragraph = each.tag in {name("text:p"), name("text:h")}
            if self._look is None:
                self._restored(each)
                continue
            if number or not is_paragraph:
                self._end(self._place())
            if is_paragraph:
                if number:
                    self._begin(each)
                self._within(each)
            else:
                look, self._look = self._look, None
                self._restored(each)
                self._look = look
        self._steps = outer

    def _restored(self, element: etree._Element) -> None:
        handler = self._HANDLERS.get(str(element.tag))
        if handler is None:
            self._within(element)
        else:
            handler(self, element)

    def _track(self, kind: ChangeKind, region: Region, text: str) -> None:
        place, author = self._place(), region.author or None
        self.changes.append(Change(kind, text, place, author, region.made))

    _HANDLERS: ClassVar[Mapping[str, Callable[[Walk, etree._Element], None]]] = {
        name("text:p"): _paragraph,
        name("text:h"): _paragraph,
        name("text:span"): _span,
        name("text:s"): _blank,
        name("text:tab"): _blank,
        name("text:line-break"): _line_break,
        name("text:hidden-text"): _hidden,
        name("text:list"): _list,
        name("text:list-item"): _list_item,
        name("text:list-header"): _list_item,
        name("text:section"): _section,
        name("text:table-of-content"): _contents,
        name("text:alphabetical-index"): _contents,
        name("text:ruby"): _ruby,
        name("table:table-row"): _row,
        name("table:table-cell"): _cell,
        name("table:covered-table-cell"): _cell,
        name("draw:text-box"): _box,
        name("text:note"): _note,
        name("office:annotation"): _annotation,
        name("office:annotation-end"): _annotation_ends,
        name("text:change-start"): _change_starts,
        name("text:change-end"): _change_ends,
        name("text:change"): _deletion,
    }
