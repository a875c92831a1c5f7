"""From the elements of a Word file to blocks, once for each way to take its tracked changes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import ClassVar

from lxml import etree

from servanda.exchange.docx.markup import MC, M, w
from servanda.exchange.docx.reading.changes import DELETED, INSERTED, keeps, shows
from servanda.exchange.docx.reading.numbering import Numbering
from servanda.exchange.docx.reading.paragraph import ParagraphLook, look_of_paragraph
from servanda.exchange.docx.reading.styles import Styles, run_look, value
from servanda.exchange.docx.reading.symbols import symbol
from servanda.exchange.docx.reading.tracked import TrackedChanges
from servanda.exchange.limits import MOST_WORDS
from servanda.exchange.office.gathered import Gathered, lines_of
from servanda.exchange.office.made import Made, row_of
from servanda.exchange.office.notes import BEGINS, ENDS, REFERENCE
from servanda.exchange.office.run_look import RunLook
from servanda.exchange.office.telling import CONTENTS, HIDDEN, PROMPTS
from servanda.exchange.office.view import EVERY_CHANGE, View
from servanda.findings import Span
from servanda.instrument.document import Block, BlockKind, Place

_UNSAID = frozenset(
    w(name)
    for name in ("pPr", "rPr", "tblPr", "tblGrid", "trPr", "tcPr", "sectPr", "sdtPr", "sdtEndPr",
                 "instrText", "delInstrText", "fldData", "footnoteRef", "endnoteRef",
                 "annotationRef", "softHyphen", "rubyPr", "smartTagPr", "customXmlPr", "pgNum",
                 "tblPrEx")
)  # fmt: skip
_NOTES = (w("footnoteReference"), w("endnoteReference"), w("commentReference"))


@dataclass(slots=True)
class Walk:
    """Walks the elements of one part and makes its blocks."""

    name: str
    part: str
    styles: Styles
    numbering: Numbering
    view: View = EVERY_CHANGE
    made: list[Made] = field(default_factory=list)
    aside: list[tuple[str, Block]] = field(default_factory=list)
    changes: TrackedChanges = field(default_factory=TrackedChanges)
    length: int = 0
    paragraphs: int = 0
    _open: Gathered[ParagraphLook] = field(default_factory=Gathered)
    _steps: list[str] = field(default_factory=list)
    _look: ParagraphLook | None = None
    _run_look: RunLook = field(default_factory=RunLook)
    _run_length: int = 0
    _fields: list[bool] = field(default_factory=list)
    _boxes: list[tuple[etree._Element, list[str]]] = field(default_factory=list)
    _cells: list[list[list[Made]]] = field(default_factory=list)
    _in_box: bool = False
    _prompt: bool = False

    @property
    def is_full(self) -> bool:
        """Whether as many words have been read as are read of any file."""
        return self.length > MOST_WORDS

    def read(self, root: etree._Element, step: str) -> None:
        """Read all that an element holds."""
        self._steps.append(step)
        self.within(root)
        self._steps.pop()
        self._flush()

    def within(self, element: etree._Element) -> None:
        """Take what an element holds, in order."""
        seen: Counter[str] = Counter()
        for child in element.iterchildren(tag=etree.Element):
            tag = str(child.tag)
            if tag in _UNSAID or self.is_full:
                continue
            name = f"{child.prefix}:{etree.QName(tag).localname}"
            seen[name] += 1
            self._steps.append(f"{name}[{seen[name]}]" if seen[name] > 1 else name)
            handler = self._HANDLERS.get(tag)
            if handler is None:
                self.within(child)
            else:
                handler(self, child)
            self._steps.pop()

    def place_at(self, step: str) -> Place:
        """Return the place of what is found under a step of its own."""
        return Place(Span(self.name, 0, 0, 1, 1), f"/{self.part}/{step}")

    def _place(self) -> Place:
        span = Span(self.name, self.length, self.length, max(self.paragraphs, 1), 1)
        return Place(span, f"/{self.part}/{'/'.join(self._steps)}")

    # ---- paragraphs

    def _paragraph(self, element: etree._Element) -> None:
        self.paragraphs += 1
        properties = element.find(w("pPr"))
        self._look = look = look_of_paragraph(properties, self.styles, self.numbering)
        self._run_look = look.runs
        place = self._place()
        self.changes.interrupt()
        self.within(element)
        # A field whose end is missing hides no more than its own paragraph.
        self._fields = [False for _ in self._fields]
        self._open.end_paragraph(look, place)
        mark = properties.find(w("rPr")) if properties is not None else None
        self.changes.take_mark(mark, place)
        if keeps(self.view, mark):
            self._flush()

    def _flush(self) -> None:
        """End the block that is being gathered, and read the boxes that hang on it."""
        gathered, self._open = self._open, Gathered()
        boxes, self._boxes = self._boxes, []
        if gathered.paragraphs:
            self._make(gathered)
        for box, steps in boxes:
            outer, self._steps = self._steps, steps
            was, self._in_box = self._in_box, True
            self.within(box)
            self._flush()
            self._steps, self._in_box = outer, was

    def _make(self, gathered: Gathered[ParagraphLook]) -> None:
        decisive = gathered.decisive
        look = decisive.look
        kind, level = BlockKind.PARAGRAPH, 0
        marker = self.numbering.next_marker(look.numbered) if look.numbered else None
        if look.heading:
            kind, level = BlockKind.HEADING, look.heading
        elif look.numbered:
            kind, level = BlockKind.LIST_ITEM, look.numbered.depth + 1
        words = gathered.words.take()
        hidden = gathered.hidden.take()
        block = Block(kind, "", decisive.place, level, marker, look=self._dress(gathered, look))
        aside = CONTENTS if look.style.is_contents else PROMPTS if self._prompt else None
        for line in lines_of(words):
            if line.text:
                found = replace(block, text=line.text, emphasis=line.emphasis, pieces=line.pieces)
                self._keep(Made(found, dict(line.marks)), aside)
                block = replace(block, marker=None)
            elif self.made and not aside:
                # What hangs on an empty paragraph hangs on the end of the words before it.
                last = self.made[-1]
                last.marks.update(dict.fromkeys(line.marks, len(last.block.text)))
        if hidden.text:
            found = replace(block, text=hidden.text, emphasis=(), pieces=hidden.pieces)
            self._keep(Made(found), HIDDEN)

    def _dress(self, gathered: Gathered[ParagraphLook], look: ParagraphLook) -> str:
        """Name how a block is dressed: its style, a colour that all of it has, a box."""
        plain = look.style is self.styles.default or look.style.name == "Normal"
        parts = [] if plain else [look.style.name.replace(" ", "-")]
        if len(gathered.colours) == 1 and (colour := next(iter(gathered.colours))):
            parts.append(f"#{colour}")
        return " ".join([*parts, "text-box"] if self._in_box else parts)

    def _keep(self, made: Made, aside: str | None) -> None:
        block = made.block.at(self.length)
        self.length += len(block.text) + 1
        if aside is None:
            self.made.append(Made(block, made.marks))
        else:
            self.aside.append((aside, block))

    # ---- tables

    def _table(self, element: etree._Element) -> None:
        self._flush()
        self.within(element)

    def _row(self, element: etree._Element) -> None:
        properties = element.find(w("trPr"))
        self.changes.take_whole(properties, element, self._place())
        if not keeps(self.view, properties):
            return
        self._cells.append([])
        self.within(element)
        self.made += row_of(self._cells.pop())

    def _cell(self, element: etree._Element) -> None:
        properties = element.find(w("tcPr"))
        self.changes.take_whole(properties, element, self._place())
        if not keeps(self.view, properties):
            return
        outer, self.made = self.made, []
        self.within(element)
        self._flush()
        outer, self.made = self.made, outer
        if self._cells:
            self._cells[-1].append(outer)
        else:
            self.made += outer

    # ---- what stands within a paragraph

    def _run(self, element: etree._Element) -> None:
        above, length = self._run_look, self._run_length
        properties = element.find(w("rPr"))
        if properties is not None:
            character = value(properties.find(w("rStyle")))
            style = self.styles.of(character).look if character else RunLook()
            self._run_look = run_look(properties).over(style).over(above)
        self._run_length = 0
        self.within(element)
        self._run_look, self._run_length = above, length

    def _text(self, element: etree._Element) -> None:
        self._say(element.text or "")

    def _say(self, text: str) -> None:
        if text and not any(self._fields):
            self.changes.hear()
            place = self._place()
            # The words stand in the run; what they were written in within it is of no use.
            place = replace(place, path=place.path.rsplit("/", 1)[0])
            self._open.add(text, self._run_look, place, self._run_length)
        self._run_length += len(text)

    def _tab(self, _: etree._Element) -> None:
        self._say("\t")

    def _hyphen(self, _: etree._Element) -> None:
        self._say("-")

    def _break(self, _: etree._Element) -> None:
        if not any(self._fields):
            self._open.end_line()

    def _symbol(self, element: etree._Element) -> None:
        self._say(symbol(element.get(w("font")) or "", element.get(w("char")) or ""))

    def _field(self, element: etree._Element) -> None:
        """Begin a field, come to its result, or end it: its instruction is not said."""
        step = element.get(w("fldCharType"))
        if step == "begin":
            self._fields.append(True)
        elif self._fields and step == "separate":
            self._fields[-1] = False
        elif self._fields and step == "end":
            self._fields.pop()

    def _tracked(self, element: etree._Element) -> None:
        self.changes.begin(element, self._place())
        if shows(self.view, element):
            self.within(element)
        self.changes.end()

    def _alternate(self, element: etree._Element) -> None:
        """Read the first of several forms of the same that has words."""
        forms = list(element)
        spoken = (form for form in forms if next(form.iter(w("t"), w("delText")), None) is not None)
        chosen = next(spoken, forms[0] if forms else None)
        if chosen is not None:
            self.within(chosen)

    def _control(self, element: etree._Element) -> None:
        properties = element.find(w("sdtPr"))
        was = self._prompt
        if properties is not None and properties.find(w("showingPlcHdr")) is not None:
            self._prompt = True
        self.within(element)
        self._prompt = was

    def _box(self, element: etree._Element) -> None:
        """Read the words of a box after those that it hangs on."""
        self._boxes.append((element, list(self._steps)))

    def _ruby(self, element: etree._Element) -> None:
        """Read what is said, and then, in brackets, how."""
        for name, opening, closing in (("rubyBase", "", ""), ("rt", " (", ")")):
            self._say(opening)
            for each in element.findall(w(name)):
                self.within(each)
            self._say(closing)

    def _note(self, element: etree._Element) -> None:
        kind = etree.QName(element).localname.removesuffix("Reference")
        self._open.mark((f"{kind} {element.get(w('id'))}", REFERENCE))

    def _comment_begins(self, element: etree._Element) -> None:
        self._open.mark((f"comment {element.get(w('id'))}", BEGINS))

    def _comment_ends(self, element: etree._Element) -> None:
        self._open.mark((f"comment {element.get(w('id'))}", ENDS))

    _HANDLERS: ClassVar[Mapping[str, Callable[[Walk, etree._Element], None]]] = {
        w("p"): _paragraph,
        w("tbl"): _table,
        w("tr"): _row,
        w("tc"): _cell,
        w("r"): _run,
        w("t"): _text,
        w("delText"): _text,
        f"{{{M}}}t": _text,
        w("tab"): _tab,
        w("ptab"): _tab,
        w("noBreakHyphen"): _hyphen,
        w("br"): _break,
        w("cr"): _break,
        w("sym"): _symbol,
        w("fldChar"): _field,
        w("sdt"): _control,
        w("txbxContent"): _box,
        w("ruby"): _ruby,
        w("commentRangeStart"): _comment_begins,
        w("commentRangeEnd"): _comment_ends,
        f"{{{MC}}}AlternateContent": _alternate,
        **dict.fromkeys(_NOTES, _note),
        **dict.fromkeys(INSERTED | DELETED, _tracked),
    }
