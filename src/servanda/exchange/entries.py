"""The entries of a file in YAML, each with its place; what is wrong with them is collected."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

import yaml

from servanda.findings import Finding, Fix, Severity, Span, Text
from servanda.instrument.nearest_name import nearest_name


@dataclass
class Problems:
    """What is wrong with a file, gathered while it is read.

    `kind` is what the file is called (“mapping”), and begins the codes of what is wrong with it.
    """

    text: Text
    kind: str
    findings: list[Finding] = field(default_factory=list)

    def add(self, code: str, message: str, at: Span, fix: str | None = None) -> None:
        """Note one mistake, unless another within it was noted: that one says enough."""
        places = (finding.span for finding in self.findings if finding.span)
        if any(at.start <= place.start and place.end <= at.end for place in places):
            return
        mended = Fix(fix) if fix else None
        self.findings.append(Finding(code, Severity.MISTAKE, message, span=at, fix=mended))


@dataclass(frozen=True)
class Entry:
    """One value of a file: words, a list, or further entries by name."""

    node: yaml.Node
    name: str
    problems: Problems

    @property
    def at(self) -> Span:
        """Where it stands."""
        start, end = self.node.start_mark.index, self.node.end_mark.index
        return self.problems.text.span(start, max(start, end))

    @property
    def is_words(self) -> bool:
        """Whether it is a plain value."""
        return isinstance(self.node, yaml.ScalarNode)

    @property
    def is_group(self) -> bool:
        """Whether it has entries below it."""
        return isinstance(self.node, yaml.MappingNode)

    def refuse(self, expected: str) -> None:
        """Say what should stand here."""
        self.unreadable(f"“{self.name}” should be {expected}.")

    def unreadable(self, message: str) -> None:
        """Say what is wrong with what stands here."""
        self.problems.add(f"{self.problems.kind}-unreadable", message, self.at)

    def words(self) -> str | None:
        """Return a plain value; halves of letters, which YAML can name, are no letters."""
        if isinstance(self.node, yaml.ScalarNode):
            return str(self.node.value).encode("utf-8", "replace").decode("utf-8")
        quoted = " (in quotation marks, if it has a colon)" if self.is_group else ""
        self.refuse(f"one value{quoted}")
        return None

    def truth(self) -> bool:
        """Return yes or no."""
        said = (self.words() or "").lower()
        if said not in {"yes", "no", "true", "false"}:
            self.refuse("yes or no")
        return said in {"yes", "true"}

    def number(self) -> float | None:
        """Return a number."""
        try:
            return float(self.words() or "")
        except ValueError:
            self.refuse("a number")
            return None

    def items(self) -> Iterator[Entry]:
        """Yield the entries of a list; a value that is no list is a list of one."""
        if isinstance(self.node, yaml.SequenceNode):
            yield from (Entry(node, self.name, self.problems) for node in self.node.value)
        else:
            yield self

    def several(self) -> tuple[str, ...]:
        """Return the plain values of a list."""
        return tuple(words for item in self.items() if (words := item.words()) is not None)

    def pairs(self) -> Iterator[tuple[str, Entry]]:
        """Yield the entries below this one with their names."""
        if not isinstance(self.node, yaml.MappingNode):
            self.refuse("entries of the form “name: value”")
            return
        seen: set[str] = set()
        for key, value in self.node.value:
            name = str(key.value) if isinstance(key, yaml.ScalarNode) else ""
            entry = Entry(value, name, self.problems)
            if name in seen:
                entry.unreadable(f"“{name}” is given twice.")
            seen.add(name)
            yield name, entry

    def group(self, known: Iterable[str]) -> dict[str, Entry]:
        """Return the entries below this one; a name that is not known is a mistake."""
        names = tuple(known)
        found: dict[str, Entry] = {}
        for name, entry in self.pairs():
            if name in names:
                found.setdefault(name, entry)
                continue
            near = nearest_name(name, names, 0.6)
            hint = f"Did you mean “{near}”?" if near else f"Known here: {', '.join(names)}."
            self.problems.add(
                f"{self.problems.kind}-unknown-entry",
                f"I do not know the entry “{name}”. {hint}",
                entry.at,
                f"Write “{near}”." if near else None,
            )
        return found


def entries_of(text: Text, kind: str) -> tuple[Entry | None, Problems]:
    """Return the entries of a file, or None where it is not YAML at all."""
    problems = Problems(text, kind)
    code = f"{kind}-unreadable"
    at = text.span(0, 0)
    try:
        if _refuse_references(text.content, problems):
            return None, problems
        root = yaml.compose(text.content, Loader=yaml.SafeLoader)
    except yaml.MarkedYAMLError as problem:
        mark = problem.problem_mark
        index = min(mark.index, len(text.content)) if mark else 0
        said = problem.problem or "it is damaged"
        problems.add(
            code,
            f"The {kind} file cannot be read here: {said}.",
            text.span(index, index),
            "Write “name: value”, indented with blanks; put a value with a colon in quotes.",
        )
        return None, problems
    except (yaml.YAMLError, RecursionError):
        problems.add(code, f"The {kind} file is damaged.", at)
        return None, problems
    if not isinstance(root, yaml.MappingNode):
        message = f"The {kind} file should have entries of the form “name: value”."
        problems.add(code, message, at)
        return None, problems
    return Entry(root, "the file", problems), problems


def _refuse_references(content: str, problems: Problems) -> bool:
    """Say where a sign stands for another part of the file; return whether one does.

    A few such signs can stand for more parts than any machine holds, or for themselves.
    """
    for event in yaml.parse(content, Loader=yaml.SafeLoader):
        if isinstance(event, yaml.AliasEvent) and event.start_mark is not None:
            at = problems.text.span(event.start_mark.index, event.start_mark.index + 1)
            message = "“*” stands for another part of the file; write that part out."
            problems.add(f"{problems.kind}-unreadable", message, at)
            return True
    return False
