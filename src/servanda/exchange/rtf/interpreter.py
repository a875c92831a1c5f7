"""Follows the signs of a Rich Text file, once for each way to take its tracked changes."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from servanda.exchange.limits import MOST_WORDS
from servanda.exchange.office.notes import BEGINS, ENDS, FoundNote, text_of
from servanda.exchange.office.telling import PAGE_FOOT, PAGE_HEAD
from servanda.exchange.office.view import EVERY_CHANGE, View
from servanda.exchange.rtf.changes import TrackedWords
from servanda.exchange.rtf.groups import GOALS, KNOWN_STARRED, Goal, Look, moment
from servanda.exchange.rtf.letters import ESCAPED, SIGNS, Letters
from servanda.exchange.rtf.part import ParagraphLook, Part
from servanda.exchange.rtf.tokens import Token, TokenKind, tokens_of
from servanda.findings import Span
from servanda.instrument.document import AnnotationKind, Block, Place

_SPOKEN = frozenset({Goal.TEXT, Goal.HEAD, Goal.FOOT, Goal.NOTE, Goal.COMMENT, Goal.BOX})
_OWN_PART = _SPOKEN - {Goal.TEXT}
_DEEPEST = 10_000


@dataclass(slots=True)
class _Group:
    """What holds within a pair of braces; `words` are those that are kept apart from the text."""

    goal: Goal = Goal.TEXT
    look: Look = field(default_factory=Look)
    paragraph: ParagraphLook = field(default_factory=ParagraphLook)
    skips: int = 1
    number: int = 0
    begins_part: bool = False
    is_endnote: bool = False
    words: list[str] = field(default_factory=list)


@dataclass(slots=True)
class Interpreter:
    """Reads a file, each byte of which is one character of `data`."""

    name: str
    data: str
    view: View = EVERY_CHANGE
    authors: list[str] = field(default_factory=list)
    aside: list[tuple[str, Block]] = field(default_factory=list)
    notes: list[FoundNote] = field(default_factory=list)
    changes: TrackedWords = field(default_factory=TrackedWords)
    title: str = ""
    writer: str = ""
    pictures: int = 0
    objects: int = 0
    parts: list[Part] = field(default_factory=lambda: [Part()])
    _letters: Letters = field(default_factory=Letters)
    _styles: dict[int, ParagraphLook] = field(default_factory=dict)
    _groups: list[_Group] = field(default_factory=list)
    _group: _Group = field(default_factory=_Group)
    _too_deep: int = 0
    _starred: bool = False
    _to_skip: int = 0
    _bytes: bytearray = field(default_factory=bytearray)
    _bytes_from: int = 0
    _line: int = 1
    _comment: dict[Goal, str] = field(default_factory=dict)

    @property
    def text(self) -> Part:
        """The part that is the text itself."""
        return self.parts[0]

    @property
    def is_full(self) -> bool:
        """Whether as many words have been read as are read of any file."""
        return self.text.length > MOST_WORDS

    def read(self) -> None:
        """Read the whole file."""
        for token in tokens_of(self.data):
            if token.kind is not TokenKind.BYTE:
                self._say_bytes(token.start)
            self._take(token)
            if self.is_full:
                break
        self._say_bytes(len(self.data))
        while len(self.parts) > 1:
            self._end_part(self._group.goal)
        self.text.end(self._paragraph(), self._place(len(self.data), len(self.data)))

    def _take(self, token: Token) -> None:
        match token.kind:
            case TokenKind.OPEN:
                self._open()
            case TokenKind.CLOSE:
                self._close()
            case TokenKind.WORD:
                self._word(token)
            case TokenKind.SIGN:
                self._sign(token)
            case TokenKind.BYTE if self._to_skip:
                self._to_skip -= 1
            case TokenKind.BYTE:
                self._bytes_from = self._bytes_from if self._bytes else token.start
                self._bytes.append(int(token.text, 16))
            case TokenKind.TEXT:
                skipped, self._to_skip = self._to_skip, max(0, self._to_skip - len(token.text))
                self._say(token.text[skipped:], token.start + skipped, token.end)

    # ---- groups

    def _open(self) -> None:
        self._to_skip, self._starred = 0, False
        if len(self._groups) >= _DEEPEST:
            self._too_deep += 1
            return
        self._groups.append(self._group)
        self._group = replace(self._group, begins_part=False, words=[])

    def _close(self) -> None:
        self._to_skip = 0
        if self._too_deep:
            self._too_deep -= 1
            return
        closed = self._group
        if closed.begins_part and len(self.parts) > 1:
            self._end_part(closed.goal)
        elif closed.words:
            self._learn(closed, "".join(closed.words))
        if self._groups:
            self._group = self._groups.pop()

    def _learn(self, closed: _Group, words: str) -> None:
        """Take up what a group said that is not of the text."""
        said = words.strip().rstrip(";").strip()
        match closed.goal:
            case Goal.STYLES:
                look = ParagraphLook(said, closed.paragraph.outline)
                self._styles.setdefault(closed.number, look)
            case Goal.AUTHORS:
                self.authors += [name.strip() for name in words.split(";")[:-1]]
            case Goal.TITLE:
                self.title = self.title or said
            case Goal.WRITER:
                self.writer = self.writer or said
            case Goal.COMMENT_BEGINS:
                self.parts[-1].open.mark((said, BEGINS))
            case Goal.COMMENT_ENDS:
                self.parts[-1].open.mark((said, ENDS))
            case Goal.COMMENT_AUTHOR | Goal.COMMENT_NAME | Goal.COMMENT_DAY:
                self._comment[closed.goal] = said

    def _begin_goal(self, goal: Goal) -> None:
        self._group.goal = goal
        if goal in _OWN_PART:
            self._group.begins_part = True
            if goal is Goal.NOTE:
                self.parts[-1].open.mark((f"note {len(self.notes)}", BEGINS))
            self._group.look, self._group.paragraph = Look(), ParagraphLook()
            self.parts.append(Part())

    def _end_part(self, goal: Goal) -> None:
        place = self._place(0, 0)
        self.parts[-1].end(self._paragraph(), place)
        part = self.parts.pop()
        self.aside += part.aside
        if goal is Goal.NOTE:
            kind = AnnotationKind.ENDNOTE if self._group.is_endnote else AnnotationKind.FOOTNOTE
            mark = f"note {len(self.notes)}"
            self.notes.append(FoundNote(kind, mark, text_of(part.made), place))
        elif goal is Goal.COMMENT:
            named, self._comment = self._comment, {}
            mark = named.get(Goal.COMMENT_NAME) or f"comment {len(self.notes)}"
            day = named.get(Goal.COMMENT_DAY, "")
            made = moment(int(day)) if day.lstrip("-").isdigit() else None
            author = named.get(Goal.COMMENT_AUTHOR) or None
            found = FoundNote(AnnotationKind.COMMENT, mark, text_of(part.made), place, author, made)
            if Goal.COMMENT_NAME not in named:
                self.parts[-1].open.mark((mark, BEGINS))
            self.notes.append(found)
        elif goal in {Goal.HEAD, Goal.FOOT}:
            called = PAGE_HEAD if goal is Goal.HEAD else PAGE_FOOT
            known = {(what, block.text) for what, block in self.aside}
            self.aside += [
                (called, made.block) for made in part.made if (called, made.block.text) not in known
            ]
        else:
            self.parts[-1].made += part.made

    # ---- signs

    def _word(self, token: Token) -> None:
        word, number = token.text, token.number
        if self._to_skip:
            self._to_skip -= 1
            return
        starred, self._starred = self._starred, False
        if word in GOALS or (starred and word not in KNOWN_STARRED):
            goal = GOALS.get(word, Goal.NOWHERE)
            self.pictures += word == "pict"
            if self._group.goal is not Goal.NOWHERE:
                self._begin_goal(goal)
        elif word in SIGNS:
            self._say(SIGNS[word], token.start, token.end)
        elif word == "u" and number is not None:
            self._say(self._letters.of_number(number), token.start, token.end)
            self._to_skip = self._group.skips
        elif word in {"par", "sect", "cell", "nestcell", "row"}:
            self._end_paragraph(word, token)
        elif word in {"line", "page", "column", "lbr"} and self._group.goal in _SPOKEN:
            if self._shown:
                self.parts[-1].open.end_line()
        else:
            self._set(word, number)

    def _set(self, word: str, number: int | None) -> None:
        """Set what holds from here on."""
        group = self._group
        match word:
            case "uc":
                group.skips = max(0, number or 0)
            case "ansicpg":
                self._letters.set_page(number)
            case "fcharset":
                self._letters.set_font(group.look.font or 0, number)
            case "object":
                self.objects += 1
            case "ftnalt":
                group.is_endnote = True
            case "s":
                group.number = number or 0
                look = self._styles.get(group.number, ParagraphLook())
                group.paragraph = replace(group.paragraph, style=look.style, outline=look.outline)
            case _:
                group.paragraph = group.paragraph.with_word(word, number)
                group.look = group.look.with_word(word, number)

    def _sign(self, token: Token) -> None:
        if token.text == "*":
            self._starred = True
        elif self._to_skip:
            self._to_skip -= 1
        elif token.text in "\r\n":
            self._end_paragraph("par", token)
        elif token.text in ESCAPED:
            self._say(ESCAPED[token.text], token.start, token.end)

    # ---- words

    @property
    def _shown(self) -> bool:
        return self._group.look.shown(self.view, self.authors)

    def _paragraph(self) -> ParagraphLook:
        part = self.parts[-1]
        marker, part.marker = "".join(part.marker), []
        return replace(self._group.paragraph, marker=marker)

    def _place(self, start: int, end: int) -> Place:
        return Place(Span(self.name, start, end, self._line, 1))

    def _say_bytes(self, end: int) -> None:
        if not self._bytes:
            return
        data, self._bytes = bytes(self._bytes), bytearray()
        letters = self._letters.of_bytes(data, self._group.look.font)
        each = (end - self._bytes_from) // max(1, len(letters))
        for number, letter in enumerate(letters):
            start = self._bytes_from + number * each
            self._say(letter, start, start + each)

    def _say(self, text: str, start: int, end: int) -> None:
        group = self._group
        if group.goal is Goal.MARKER:
            self.parts[-1].marker.append(text)
        elif group.goal not in _SPOKEN:
            group.words.append(text)
        elif text and self._groups:
            self.changes.hear(text, group.look, self.authors, self._place(start, end))
            if self._shown:
                self.parts[-1].open.add(text, group.look.run, self._place(start, end), 0)

    def _end_paragraph(self, word: str, token: Token) -> None:
        if self._group.goal not in _SPOKEN or word == "row":
            if word == "row":
                self.parts[-1].end_row()
            return
        place = self._place(token.start, token.end)
        self.changes.end_paragraph(self._group.look, self.authors, place)
        is_cell = word == "cell"
        if is_cell:
            self._group.paragraph = replace(self._group.paragraph, in_table=True)
        self.parts[-1].end_paragraph(self._paragraph(), place, kept=self._shown or is_cell)
        if is_cell:
            self.parts[-1].end_cell()
        self._line += 1
