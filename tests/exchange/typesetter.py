"""Sets paragraphs in columns over pages, with all that surrounds them, and knows what it set."""

from __future__ import annotations

import io
from dataclasses import dataclass, field
from random import Random

from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas

WIDTH, HEIGHT = 595.0, 842.0
MARGIN = 72.0
NOTE_PART = 0.8
MARK_PART = 0.65


@dataclass(frozen=True)
class Paragraph:
    """Words, and the notes that hang on some of them (by the number of the word)."""

    words: tuple[str, ...]
    notes: dict[int, str] = field(default_factory=dict)

    @property
    def text(self) -> str:
        return " ".join(self.words)


@dataclass(frozen=True)
class Layout:
    """How to set them."""

    columns: int = 1
    size: float = 10.0
    font: str = "Times-Roman"
    gutter: float = 20.0
    justified: bool = True
    indented: bool = True
    hyphenated: bool = True
    head: str = ""
    numbered: bool = True
    title: str = ""


@dataclass
class _Line:
    words: list[tuple[str, str]]  # a word and the mark of the note on it
    last: bool
    first: bool
    notes: list[tuple[str, str]]


class Press:
    """Sets a document; `broken` counts the words that it divided at the ends of lines."""

    def __init__(self, layout: Layout, seed: int = 0) -> None:
        self.layout = layout
        self.random = Random(seed)  # noqa: S311 - the same pages each time
        self.file = io.BytesIO()
        self.canvas = Canvas(self.file, pagesize=(WIDTH, HEIGHT), invariant=1)
        self.page = 0
        self.column = layout.columns
        self.broken = 0
        self.count = 0
        gutters = layout.gutter * (layout.columns - 1)
        self.width = (WIDTH - 2 * MARGIN - gutters) / layout.columns
        self.y = self.floor = 0.0
        self.pending: list[tuple[str, str]] = []

    def print(self, paragraphs: list[Paragraph]) -> bytes:
        self._next_column()
        for paragraph in paragraphs:
            for line in self._lines(paragraph):
                self._set(line)
            if not self.layout.indented:
                self.y -= 0.6 * self.layout.size
        self._end_column()
        self._end_page()
        self.canvas.save()
        return self.file.getvalue()

    def _lines(self, paragraph: Paragraph) -> list[_Line]:
        layout = self.layout
        lines: list[_Line] = []
        current: list[tuple[str, str]] = []
        notes: list[tuple[str, str]] = []
        room = self.width - (layout.size * 1.5 if layout.indented else 0)
        words = list(enumerate(paragraph.words))
        while words:
            at, word = words.pop(0)
            mark = ""
            if at in paragraph.notes:
                self.count += 1
                mark = str(self.count)
            need = (
                self._wide(word) + self._wide(mark) * MARK_PART + (self._space() if current else 0)
            )
            if need <= room:
                current.append((word, mark))
                if mark:
                    notes.append((mark, paragraph.notes[at]))
                room -= need
                continue
            if mark:
                self.count -= 1
            halves = self._halves(word, room - self._space())
            if halves and current and not mark:
                current.append((halves[0], ""))
                words.insert(0, (at, halves[1]))
            elif not current:
                current.append((word, mark))  # wider than its column
            else:
                words.insert(0, (at, word))
            lines.append(_Line(current, last=False, first=not lines, notes=notes))
            current, notes, room = [], [], self.width
        if current:
            lines.append(_Line(current, last=True, first=not lines, notes=notes))
        return lines

    def _halves(self, word: str, room: float) -> tuple[str, str] | None:
        if not self.layout.hyphenated:
            return None
        if "-" in word:
            left, _, right = word.partition("-")
            return (left + "-", right) if self._wide(left + "-") <= room else None
        if len(word) < 7 or not word.isalpha():
            return None
        cut = self.random.randint(3, len(word) - 3)
        if self._wide(word[:cut] + "-") > room:
            return None
        self.broken += 1
        return word[:cut] + "-", word[cut:]

    def _set(self, line: _Line) -> None:
        layout = self.layout
        height = sum(self._note_height(text) for _, text in line.notes)
        rule = layout.size if line.notes and not self.pending else 0
        if self.y - layout.size * 0.3 < self.floor + height + rule:
            self._next_column()
            height += 0 if self.pending else layout.size * bool(line.notes)
        else:
            height += rule
        self.floor += height
        self.pending += line.notes
        x = self._left() + (layout.size * 1.5 if line.first and layout.indented else 0)
        right = self._left() + self.width
        natural = sum(self._wide(w) + self._wide(m) * MARK_PART for w, m in line.words)
        gaps = len(line.words) - 1
        space = self._space()
        if layout.justified and not line.last and gaps:
            space = (right - x - natural) / gaps
        for word, mark in line.words:
            self.canvas.setFont(layout.font, layout.size)
            self.canvas.drawString(x, self.y, word)
            x += self._wide(word)
            if mark:
                self.canvas.setFont(layout.font, layout.size * MARK_PART)
                self.canvas.drawString(x, self.y + layout.size * 0.35, mark)
                x += self._wide(mark) * MARK_PART
            x += space
        self.y -= layout.size * 1.2

    def _next_column(self) -> None:
        if self.page:
            self._end_column()
        self.column += 1
        if self.column >= self.layout.columns:
            if self.page:
                self._end_page()
            self._begin_page()
        self.y = (
            HEIGHT - MARGIN - self.layout.size * (3 if self.layout.title and self.page == 1 else 0)
        )
        self.floor = MARGIN

    def _begin_page(self) -> None:
        self.page += 1
        self.column = 0
        layout, canvas = self.layout, self.canvas
        if layout.head:
            canvas.setFont("Times-Italic", 9)
            canvas.drawString(MARGIN, HEIGHT - 40, layout.head)
        if layout.numbered:
            canvas.setFont(layout.font, 9)
            canvas.drawCentredString(WIDTH / 2, 36, str(self.page))
        if layout.title and self.page == 1:
            canvas.setFont("Times-Bold", layout.size * 1.6)
            canvas.drawCentredString(WIDTH / 2, HEIGHT - MARGIN, layout.title)

    def _end_page(self) -> None:
        self.canvas.showPage()

    def _end_column(self) -> None:
        """Print the notes of the column below a short rule."""
        if not self.pending:
            return
        size = self.layout.size * NOTE_PART
        lines = [
            (text, first)
            for mark, note in self.pending
            for first, text in enumerate(self._broken(f"{mark} {note}"))
        ]
        y = MARGIN + (len(lines) - 1) * size * 1.2
        self.canvas.line(
            self._left(), y + size * 1.3, self._left() + self.width / 3, y + size * 1.3
        )
        self.canvas.setFont(self.layout.font, size)
        for text, _ in lines:
            self.canvas.drawString(self._left(), y, text)
            y -= size * 1.2
        self.pending = []

    def _broken(self, text: str) -> list[str]:
        size = self.layout.size * NOTE_PART
        lines = [""]
        for word in text.split():
            longer = f"{lines[-1]} {word}".strip()
            if stringWidth(longer, self.layout.font, size) > self.width and lines[-1]:
                lines.append(word)
            else:
                lines[-1] = longer
        return lines

    def _note_height(self, note: str) -> float:
        return len(self._broken(f"000 {note}")) * self.layout.size * NOTE_PART * 1.2

    def _left(self) -> float:
        return MARGIN + self.column * (self.width + self.layout.gutter)

    def _wide(self, text: str) -> float:
        return float(stringWidth(text, self.layout.font, self.layout.size))

    def _space(self) -> float:
        return self._wide(" ")
