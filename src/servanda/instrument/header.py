"""The header of a pact file: the lines between two `---` at its top."""

from __future__ import annotations

import re

import yaml

from servanda.findings import Finding, Fix, Note, Severity, Text

_HEADER = re.compile(r"\A\ufeff?---[ \t]*\n(.*?)^---[ \t]*(?:\n|\Z)", re.DOTALL | re.MULTILINE)


_OPENED = re.compile(r"\A\ufeff?(---)[ \t]*\n\s*[a-z][\w ]*:(?:\s|$)")


def read_header(text: Text) -> tuple[dict[str, str], int, tuple[Finding, ...]]:
    """Return the header's entries, the offset at which it ends, and what is wrong with it.

    Lists are joined with semicolons. An entry given twice with two values keeps the first.
    """
    match = _HEADER.match(text.content)
    if match is None:
        return {}, 0, _never_closed(text)
    begin = match.start(1)
    try:
        root = yaml.compose(match.group(1), Loader=yaml.SafeLoader)
    except yaml.MarkedYAMLError as problem:
        at = begin + (problem.problem_mark.index if problem.problem_mark else 0)
        at = min(at, len(text.content) - 1)
        return {}, match.end(), (_unreadable(text, at, _plainly(problem)),)
    except (yaml.YAMLError, RecursionError):
        return {}, match.end(), (_unreadable(text, begin, "it is nested too deeply or damaged"),)
    if root is None:
        return {}, match.end(), ()
    if not isinstance(root, yaml.MappingNode):
        problem_text = "each line should give a name, a colon and a value"
        return {}, match.end(), (_unreadable(text, begin, problem_text),)
    entries: dict[str, str] = {}
    first_place: dict[str, int] = {}
    findings: list[Finding] = []
    for key_node, value_node in root.value:
        key, value = _flat(key_node), _flat(value_node)
        start, end = begin + key_node.start_mark.index, begin + value_node.end_mark.index
        if key in entries and entries[key] != value:
            findings.append(
                Finding(
                    "header-contradiction",
                    Severity.MISTAKE,
                    f"The header says two things about “{key}”: “{entries[key]}” and “{value}”. "
                    "The first is used.",
                    span=text.span(start, end),
                    notes=(
                        Note(
                            "It was first given here.",
                            text.span(first_place[key], first_place[key] + len(key)),
                        ),
                    ),
                    fix=Fix(f"Keep one line “{key}: …”."),
                )
            )
            continue
        entries.setdefault(key, value)
        first_place.setdefault(key, start)
    return entries, match.end(), tuple(findings)


def _never_closed(text: Text) -> tuple[Finding, ...]:
    """Tell a header without its end from a file that begins with a line across the page."""
    opened = _OPENED.match(text.content)
    if opened is None:
        return ()
    return (
        Finding(
            "unreadable-header",
            Severity.MISTAKE,
            "The header begins with “---” and never ends, so it was not read.",
            span=text.span(opened.start(1), opened.end(1)),
            fix=Fix("Put a line “---” below its last entry."),
        ),
    )


def _flat(node: yaml.Node) -> str:
    """Return a value as one line, without following a document into its depths."""
    if isinstance(node, yaml.ScalarNode):
        return " ".join(str(node.value).split())
    if isinstance(node, yaml.SequenceNode):
        return "; ".join(
            str(item.value) if isinstance(item, yaml.ScalarNode) else "…" for item in node.value
        )
    return "…"


_PLAIN = {
    "mapping values": "a value has a colon in it",
    "undefined alias": "a value begins with “*”, which points to something that is not there",
    "could not find expected ':'": "a line has no colon",
    "found character '\\t'": "a line begins with a tab",
    "cannot start any token": "a value begins with a mark that it may not begin with",
    "expected ',' or": "a bracket is never closed",
    "quoted scalar": "a quotation mark is never closed",
}
"""What the reader of headers says, in words for people who have never heard of YAML."""


def _plainly(problem: yaml.MarkedYAMLError) -> str:
    said = f"{problem.problem} {problem.context}"
    return next((plain for words, plain in _PLAIN.items() if words in said), "it is damaged")


def _unreadable(text: Text, at: int, why: str) -> Finding:
    return Finding(
        "unreadable-header",
        Severity.MISTAKE,
        f"The header between the two lines “---” cannot be read ({why}). "
        "The rest of the file was read without it.",
        span=text.span(at, min(at + 1, len(text.content))),
        fix=Fix("Write one entry a line: “title: …”, and put a value that has a colon in quotes."),
    )
