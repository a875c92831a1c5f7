"""What surrounds the words of a web page is put aside and told; the words are kept as shown."""

import pytest
from exchange.conftest import Opener

from servanda.findings import Severity
from servanda.instrument.document import BlockKind, Stress

PAGE = """<html><head><title>t</title><style>p { color: red }</style></head><body>
<header><a href="/">The Weir Post</a></header>
<nav>Home</nav>
<div class="cookie-banner">We use cookies.</div>
<article>
<header><p>Ann Bell, in the valley</p></header>
<p>1. A shall <b>pay B</b>.</p>
<aside>2. B shall wait.</aside>
<script>alert("3. C shall go.")</script>
<div class="sharedaddy">Share this</div>
</article>
<div id="comments"><p>Never!</p><p>Always!</p></div>
<footer>All rights reserved.</footer>
</body></html>"""


def test_furniture_is_put_aside_and_told_by_kind(opened: Opener) -> None:
    document, (finding,) = opened(PAGE, "page.html")
    assert document is not None
    assert [b.text for b in document.blocks] == [
        "Ann Bell, in the valley",
        "1. A shall pay B.",
        "2. B shall wait.",
    ]
    aside = "The Weir Post|Home|We use cookies.|Share this|Never!|Always!|All rights reserved."
    assert [b.text for b in document.put_aside] == aside.split("|")
    assert (finding.code, finding.severity) == ("page-parts-put-aside", Severity.NOTE)
    assert [note.message for note in finding.notes] == [
        "a pop-up: 1 passage, the first “We use cookies.”",
        "links to share the page: 1 passage, the first “Share this”",
        "navigation: 1 passage, the first “Home”",
        "readers' comments: 2 passages, the first “Never!”",
        "the page's foot: 1 passage, the first “All rights reserved.”",
        "the page's head: 1 passage, the first “The Weir Post”",
    ]
    assert [note.span.line for note in finding.notes if note.span] == [4, 10, 3, 12, 13, 2]


def test_a_page_without_furniture_needs_no_word(opened: Opener) -> None:
    _, findings = opened("<html><body><p>1. A shall pay.</p></body></html>", "page.html")
    assert findings == ()


def test_words_stand_out_where_the_page_says_so(opened: Opener) -> None:
    document, _ = opened(PAGE, "page.html")
    assert document is not None
    (bold,) = document.blocks[1].emphasis
    assert (bold.stress, document.blocks[1].text[bold.start : bold.end]) == (Stress.BOLD, "pay B")
    assert document.blocks[1].stressed(Stress.BOLD) == 5


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("<ol start=3><li>A</li><li value=9>B</li><li>C</li></ol>", ["3. A", "9. B", "10. C"]),
        ("<ol type=a><li>A<ol type=I><li>B</li></ol></li></ol>", ["a. A", "I. B"]),
        ("<ul><li>A</li></ul>", ["• A"]),
        ("A<br>B<br>and C", ["A", "B and C"]),
        ("<pre>A\nB</pre>", ["A", "B"]),
        ("<p>A<span> and</span> B &amp; C&nbsp;D</p>", ["A and B & C D"]),
        ("<p>A<p>B", ["A", "B"]),
        ("<table><tr><td>A</td><td>B</td></tr></table>", ["A | B"]),
        ("<table>\n<tr>\n<td>A</td>\n<td>B</td>\n</tr>\n</table>", ["A | B"]),
        ("<table><tr><td><p>A</p></td><td><p>B</p></td></tr></table>", ["A | B"]),
        ("<table><tr><td><p>A</p><p>B</p></td></tr></table>", ["A", "B"]),
    ],
)
def test_blocks_are_as_a_browser_shows_them(opened: Opener, body: str, expected: list[str]) -> None:
    document, _ = opened(f"<html><body>{body}</body></html>", "page.html")
    assert document is not None
    shown = [f"{b.marker} {b.text}" if b.marker else b.text for b in document.blocks]
    assert shown == expected


def test_a_row_of_a_table_is_one_block(opened: Opener) -> None:
    row = "<table><tr><td>1</td><td>A shall pay.</td></tr></table>"
    document, _ = opened(f"<html>{row}</html>", "page.html")
    assert document is not None
    assert [b.kind for b in document.blocks] == [BlockKind.TABLE_ROW]
