"""What a browser prints: columns that it balances, hyphens that it puts, lists, tables, tags."""

from pathlib import Path
from shutil import which

import pytest
from exchange.conftest import Opener
from playwright.sync_api import sync_playwright

from servanda.instrument.document import BlockKind

pytestmark = pytest.mark.needs("browser")

STYLE = """
@page { size: A4; margin: 22mm;
  @bottom-center { content: counter(page); font: 9pt serif }
  @top-center { content: "Accord on the Bridge, draft of 3 May"; font: italic 9pt serif } }
body { font: 10.5pt/1.35 serif }
.columns { columns: 2; column-gap: 8mm; text-align: justify; hyphens: auto }
h1, h2 { text-align: center } h2 { font-size: 11pt } p { margin: 0 0 .5em }
table { border-collapse: collapse } td { border: 1px solid; padding: 3px; vertical-align: top }
"""
KEEP = (
    "The Parties shall keep the bridge open at all hours for the inhabitants of both villages, and "
    "shall refrain from any measure that hinders humanitarian assistance in the year {}."
)
WITHDRAW = (
    "Within {} days after the entry into force of this Accord each Party shall withdraw its carts "
    "to the positions shown on the map, under the verification of the Joint Commission."
)
CEASE = (
    "The cease-fire is unconditional. Non-compliance shall be reported to the Commission within {} "
    "hours by whichever Party first learns of it, and to the people of both villages."
)
PARAGRAPHS = (KEEP, WITHDRAW, CEASE)
ROWS = (
    ("Open the bridge to all who carry no arms and have papers", "the Upper Village", "in May"),
    ("Withdraw all heavy carts to a line agreed between the two", "both villages", "by July"),
)


def articles() -> list[tuple[str, list[str]]]:
    return [
        (f"Article {n}", [f"{i}. {p.format(n * 10 + i)}" for i, p in enumerate(PARAGRAPHS, 1)])
        for n in range(1, 22)
    ]


def printed(path: Path, page: str) -> bytes:
    program = next(filter(None, map(which, ("chromium", "chromium-browser", "google-chrome"))))
    with sync_playwright() as playwright:
        quiet = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
        browser = playwright.chromium.launch(executable_path=program, args=quiet)
        sheet = browser.new_page()
        sheet.set_content(page)
        sheet.pdf(path=path, prefer_css_page_size=True)
        browser.close()
    return path.read_bytes()


def test_an_accord_printed_in_columns_is_read_back(opened: Opener, tmp_path: Path) -> None:
    text = "".join(
        f"<h2>{title}</h2>" + "".join(f"<p>{p}</p>" for p in paragraphs)
        for title, paragraphs in articles()
    )
    rows = "".join("<tr>" + "".join(f"<td>{c}</td>" for c in row) + "</tr>" for row in ROWS)
    page = (
        f"<html lang=en><title>Accord</title><style>{STYLE}</style><h1>Accord on the Bridge</h1>"
        f"<div class=columns>{text}</div><h2>Annex</h2><table>{rows}</table>"
    )
    document, _ = opened(printed(tmp_path / "printed.pdf", page), "accord.pdf")
    assert document is not None
    assert document.title == "Accord"
    expected = [(BlockKind.HEADING, "Accord on the Bridge")]
    for title, paragraphs in articles():
        expected += [(BlockKind.HEADING, title), *((BlockKind.PARAGRAPH, p) for p in paragraphs)]
    expected.append((BlockKind.HEADING, "Annex"))
    expected += [(BlockKind.TABLE_ROW, " | ".join(row)) for row in ROWS]
    assert [(block.kind, block.text) for block in document.blocks] == expected
    pages = max(block.place.page or 0 for block in document.blocks)
    assert pages > 1
    assert len(document.put_aside) == 2 * pages


ARABIC_TITLE = "المادة 1"
ARABIC = (
    "يلتزم الطرفان بوقف إطلاق النار فورا وبسحب الأسلحة الثقيلة خلال 30 يوما من تاريخ التوقيع "
    "على هذا الاتفاق، وتتولى اللجنة المشتركة التحقق من ذلك."
)


def test_what_runs_from_right_to_left_is_read_so(opened: Opener, tmp_path: Path) -> None:
    page = (
        "<html lang=ar><title>Accord</title><style>body { font: 14pt 'DejaVu Sans' }</style>"
        f"<body dir=rtl><h2>{ARABIC_TITLE}</h2><p>{ARABIC}</p>"
    )
    document, _ = opened(printed(tmp_path / "printed.pdf", page), "accord.pdf")
    assert document is not None
    assert [block.text for block in document.blocks] == [ARABIC_TITLE, ARABIC]
