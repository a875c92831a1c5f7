"""The timeline as people meet it: clicked, printed, read aloud, in black and white."""

from io import BytesIO
from itertools import pairwise
from pathlib import Path

import pytest
from playwright.sync_api import Browser
from pypdf import PdfReader
from report.conftest import opened

pytestmark = pytest.mark.needs("browser")

FILL = "e => getComputedStyle(e).fill"


@pytest.fixture
def path(tmp_path: Path, watched_page: str) -> Path:
    page = tmp_path / "page.html"
    page.write_text(watched_page, encoding="utf-8")
    return page


def test_slanted_lines_stand_where_the_views_differ_and_nowhere_else(
    browser: Browser, path: Path
) -> None:
    page = opened(browser, path)
    verdicts = page.locator(".timeline:not(.levels) tbody")
    agreed = verdicts.filter(has_text="In every view")
    apart = verdicts.filter(has_text="Southland’s own")
    assert agreed.count() == 2
    assert agreed.locator("td .differ").count() == 0
    assert apart.count() == 3
    for number in range(apart.count()):
        marks = apart.nth(number).locator("td .differ")
        assert marks.count() == 2
        assert "url(" in marks.first.evaluate(FILL)
        box, bar = (
            marks.first.bounding_box(),
            apart.nth(number).locator("td .bar").last.bounding_box(),
        )
        assert box is not None
        assert bar is not None
        assert box["width"] > 20
        assert box["height"] > bar["height"] + 8


def test_a_click_on_a_bar_reaches_the_report(browser: Browser, path: Path) -> None:
    page = opened(browser, path, scripts=False)
    page.locator(".timeline a:has(.breached)").first.click()
    anchor = page.url.partition("#")[2]
    report = page.locator(f"#{anchor}")
    assert "reports that" in report.inner_text()
    assert "denies this" in report.inner_text()
    box = report.bounding_box()
    assert box is not None
    assert 0 <= box["y"] < 800


def test_a_number_reaches_the_report_by_key(browser: Browser, path: Path) -> None:
    page = opened(browser, path)
    page.locator(".timeline .note").first.focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**#said-1")
    assert page.locator("#said-1").is_visible()


def test_a_clause_stands_higher_the_further_it_is_carried_out(browser: Browser, path: Path) -> None:
    page = opened(browser, path)
    blocks = page.locator(".levels tbody").first.locator("rect.level")
    boxes = [blocks.nth(number).bounding_box() for number in range(blocks.count())]
    tops = [box["y"] for box in boxes if box is not None]
    assert len(tops) == 3
    assert tops[0] > tops[1] > tops[2]


def test_looks_differ_without_colour(browser: Browser, path: Path) -> None:
    page = opened(browser, path)
    looks = page.eval_on_selector_all(
        ".looks .bar",
        "all => all.map(e => getComputedStyle(e)).map(s => [s.fill, s.strokeDasharray])",
    )
    without_colour = {(as_grey(fill), dashes) for fill, dashes in looks}
    assert len(without_colour) == len(looks) >= 5


def as_grey(fill: str) -> str:
    """Round a colour to one of nine greys, as a copier would; patterns stay."""
    if not fill.startswith("rgb("):
        return fill
    red, green, blue = map(int, fill.removeprefix("rgb(").rstrip(")").split(", "))
    return f"grey {round((0.2126 * red + 0.7152 * green + 0.0722 * blue) / 32)}"


def test_it_is_all_there_in_words(browser: Browser, path: Path) -> None:
    page = opened(browser, path)
    drawings = page.locator(".timeline td > svg")
    assert drawings.count() == page.locator(".timeline td .told").count() > 0
    assert page.locator(".timeline td > svg:not([aria-hidden])").count() == 0
    row = page.locator(".timeline tr", has_text="kept late").inner_text()
    assert "overdue, not shown from 2025-03-02" in row
    assert page.locator("table:has(svg):not(:has(caption))").count() == 0


@pytest.mark.parametrize("width", [390, 1280])
def test_dates_never_stand_on_one_another(browser: Browser, path: Path, width: int) -> None:
    page = opened(browser, path, width)
    boxes = (
        page.locator(".axis")
        .first.locator("text")
        .evaluate_all(
            "all => all.map(e => e.getBoundingClientRect()).filter(b => b.width)"
            ".map(b => [b.left, b.right])",
        )
    )
    assert len(boxes) >= 2
    assert all(before[1] < after[0] for before, after in pairwise(sorted(boxes)))


def test_paper_has_the_numbers_and_what_they_stand_for(browser: Browser, path: Path) -> None:
    pdf = PdfReader(BytesIO(opened(browser, path).pdf(format="A4")))
    text = " ".join(" ".join(page.extract_text().split()) for page in pdf.pages)
    assert "overdue, not shown from 2025-03-02; kept late from 2025-03-20" in text
    assert "R1 on 2025-01-20 Northland reports that Southland attacked" in text
    assert "Southland denies this." in text
    assert "S1: Morning paper of 3 April 2025" in text
    assert "https://example.org/paper" in text


def test_paper_shows_the_changes_that_fold_away_on_screen(
    browser: Browser, tmp_path: Path, busy_page: str
) -> None:
    path = tmp_path / "page.html"
    path.write_text(busy_page, encoding="utf-8")
    page = opened(browser, path)
    assert not page.locator("details.told ol").is_visible()
    pdf = PdfReader(BytesIO(page.pdf(format="A4")))
    text = " ".join(" ".join(each.extract_text().split()) for each in pdf.pages)
    assert "breached from 2025-01-03" in text
    assert "260 changes in the middle are left out here." in text
