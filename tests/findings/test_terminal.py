import re
from io import StringIO

import pytest
from hypothesis import given
from hypothesis import strategies as st
from inline_snapshot import snapshot
from rich.cells import cell_len
from rich.console import Console

from servanda.findings import Finding, Severity, Text
from servanda.findings.rendering import print_findings
from servanda.findings.rendering.excerpt import excerpt
from servanda.findings.rendering.printable import printable


def shown(findings: list[Finding], *texts: Text, width: int = 60, colour: bool = False) -> str:
    out = StringIO()
    console = Console(file=out, width=width, color_system="standard" if colour else None)
    print_findings(console, findings, {text.name: text for text in texts})
    return out.getvalue()


def test_a_finding_shows_its_words_and_what_would_settle_it(
    findings: list[Finding], text: Text
) -> None:
    assert shown(findings, text) == snapshot("""\
high  no-deadline  clause 1
  Nobody can be late: the text does not say by when the
  tenant must pay.
  --> lease.pact.md:2:14
   |
 2 | > The tenant will pay.
   |              ^^^^^^^^
   = against: 2, 3.a
   = another reading: It may be due at once.
   = fix: say by when
   = silenced by: a date
   = note: the reading leaves it out as well
  --> lease.pact.md:3:12
   |
 3 | [1] Tenant must pay 10 shillings.
   |            ^^^^^^^^
   = note: see 2

note  title-count  the text as a whole  (question)
  The title announces two points, the text has one.
   = quoting: “two points”

low  no-verifier  clause 1  (left open on purpose)
  Nobody is named to say whether the rent was paid.
  --> lease.pact.md:3:21
   |
 3 | [1] Tenant must pay 10 shillings.
   |                     ^^^^^^^^^^^^

1 finding: 1 high; 1 to be settled by a person; 1 left open
on purpose.
""")


def test_without_the_text_the_quoted_words_are_shown(findings: list[Finding]) -> None:
    assert shown(findings[:1]) == snapshot("""\
high  no-deadline  clause 1
  Nobody can be late: the text does not say by when the
  tenant must pay.
  --> lease.pact.md:2:14
   = quoting: “will pay”
   = against: 2, 3.a
   = another reading: It may be due at once.
   = fix: say by when
   = silenced by: a date
   = note: the reading leaves it out as well
  --> lease.pact.md:3:12
   = note: see 2

1 finding: 1 high.
""")


def test_nothing_found_is_said() -> None:
    assert shown([]) == "No findings.\n"


def test_colour_adds_nothing_but_colour(findings: list[Finding], text: Text) -> None:
    in_colour = shown(findings, text, colour=True)
    assert "\x1b[" in in_colour
    assert re.sub("\x1b\\[[0-9;]*m", "", in_colour) == shown(findings, text)


@pytest.mark.parametrize("width", [20, 40, 60, 100])
def test_no_line_is_wider_than_the_window_or_ends_in_blanks(
    findings: list[Finding], text: Text, width: int
) -> None:
    lines = shown(findings, text, width=width).splitlines()
    places = [line for line in lines if "-->" in line]  # kept whole, so that they can be copied
    assert all(cell_len(line) <= width for line in lines if line not in places)
    assert all(line == line.rstrip() for line in lines)


def test_a_document_cannot_drive_the_terminal() -> None:
    text = Text("evil\x1b[31m.md", "pay \x1b]0;owned\x07 \u202elevon now\n")
    finding = Finding("x", Severity.LOW, "\x1b[2J gone", text.span(0, len(text.content)))
    assert "\x1b" not in shown([finding], text)
    assert "\u202e" not in shown([finding], text)


@given(st.text())
def test_printable_words_keep_their_places(words: str) -> None:
    assert len(printable(words)) == len(words)


@given(st.text(), st.integers(0, 80), st.integers(0, 80), st.integers(10, 80))
def test_an_excerpt_fits_and_begins_where_the_words_begin(
    content: str, start: int, length: int, width: int
) -> None:
    text = Text("any", content)
    start = min(start, len(content))
    span = text.span(start, min(start + length, len(content)))
    seen = excerpt(text, span, width)
    assert cell_len(seen.before + seen.marked + seen.after) <= width
    whole = printable(text.line_of(span.line))[span.column - 1 :]
    assert whole.startswith(seen.marked.removesuffix("…"))
