"""The page as people meet it: in a window, on a phone, on paper, read aloud, with scripts off."""

from io import BytesIO
from itertools import pairwise
from pathlib import Path

import pytest
from playwright.sync_api import Browser
from pypdf import PdfReader
from report.conftest import LONGER, opened

pytestmark = pytest.mark.needs("browser")

PAGES = (
    "accord_page", "proposal_page", "longer_page", "watched_page", "busy_page", "bargain_page",
)  # fmt: skip
CONTRAST = """() => {
  const luminance = rgb => {
    const [r, g, b] = rgb.match(/[0-9.]+/g).map(Number).map(v => v / 255)
      .map(v => v <= 0.03928 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4);
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const behind = e => {
    for (; e; e = e.parentElement) {
      const c = getComputedStyle(e).backgroundColor;
      if (c !== 'rgba(0, 0, 0, 0)') return c;
    }
    return 'rgb(255, 255, 255)';
  };
  return [...document.querySelectorAll('body *')]
    .filter(e => [...e.childNodes].some(n => n.nodeType === 3 && n.data.trim()))
    .map(e => {
      const [a, b] = [getComputedStyle(e).color, behind(e)].map(luminance).sort((x, y) => y - x);
      return [(a + 0.05) / (b + 0.05), e.outerHTML.slice(0, 80)];
    })
    .filter(([ratio]) => ratio < 4.5);
}"""


@pytest.fixture(params=PAGES)
def path(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    page = tmp_path / "page.html"
    page.write_text(request.getfixturevalue(request.param), encoding="utf-8")
    return page


def test_nothing_is_fetched_and_nothing_complained_of(browser: Browser, path: Path) -> None:
    page = browser.new_page()
    requests: list[str] = []
    said: list[str] = []
    page.on("request", lambda request: requests.append(request.url))
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    page.goto(path.as_uri())
    page.wait_for_load_state("networkidle")
    assert requests == [path.as_uri()]
    assert said == []


@pytest.mark.parametrize("width", [320, 390, 768, 1024, 1280, 1920])
def test_no_window_is_too_narrow(browser: Browser, path: Path, width: int) -> None:
    page = opened(browser, path, width)
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_it_works_with_scripts_switched_off(
    browser: Browser, tmp_path: Path, accord_page: str
) -> None:
    path = tmp_path / "page.html"
    path.write_text(accord_page, encoding="utf-8")
    page = opened(browser, path, scripts=False)
    details = page.locator("#article-2 details").first
    assert not details.locator("dl").is_visible()
    details.locator("summary").click()
    assert details.locator("dl").is_visible()
    page.locator("nav .labels a").nth(3).click()
    assert page.url.endswith("#article-4")
    assert page.locator("#article-4 h3").is_visible()


def test_it_can_be_gone_through_by_ear(browser: Browser, path: Path) -> None:
    page = opened(browser, path)
    assert page.evaluate("document.documentElement.lang") == "en"
    assert page.locator("main").count() == 1
    assert page.locator("h1").count() == 1
    levels = page.eval_on_selector_all("h1, h2, h3, h4", "all => all.map(e => +e.tagName[1])")
    assert all(after <= before + 1 for before, after in pairwise(levels))
    unnamed = ":is(nav, aside, main section):not([aria-label], [aria-labelledby])"
    assert page.locator(unnamed).count() == 0
    assert page.locator("th:not([scope])").count() == 0
    assert page.locator("svg.graph:not([aria-hidden]):not(:has(title))").count() == 0


def test_the_first_key_leads_past_the_contents(browser: Browser, path: Path) -> None:
    page = opened(browser, path)
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Skip to the content"
    page.keyboard.press("Enter")
    page.wait_for_url("**#main")  # the browser follows a link a moment after the key


def test_everything_stands_out_enough_from_what_is_behind_it(browser: Browser, path: Path) -> None:
    assert opened(browser, path).evaluate(CONTRAST) == []


@pytest.mark.parametrize("paper", ["A4", "Letter"])
def test_paper_has_everything(
    browser: Browser, tmp_path: Path, accord_page: str, paper: str
) -> None:
    path = tmp_path / "page.html"
    path.write_text(accord_page, encoding="utf-8")
    pdf = PdfReader(BytesIO(opened(browser, path).pdf(format=paper)))
    pages = [" ".join(page.extract_text().split()) for page in pdf.pages]
    text = " ".join(pages)
    assert "Water accord between Northland and Southland" in pages[0]
    assert all("Water accord between Northland and Southland" in page for page in pages[1:])
    for number in range(1, 7):
        assert f"Article {number}" in text
    assert "The text does not say by when this is to be done." in text
    assert "Left open on purpose by the drafters until the annex." in text, "findings are open"
    assert "https://example.org/gazette" in text, "where links lead is written out"
    assert f"1 / {len(pages)}" in pages[0]


def test_a_longer_text_prints_every_article(
    browser: Browser, tmp_path: Path, longer_page: str
) -> None:
    path = tmp_path / "page.html"
    path.write_text(longer_page, encoding="utf-8")
    pdf = PdfReader(BytesIO(opened(browser, path).pdf(format="A4")))
    text = " ".join(" ".join(page.extract_text().split()) for page in pdf.pages)
    assert [n for n in range(1, LONGER + 1) if f"Article {n} " not in text] == []
    assert f"and {LONGER - 8} more, all of them on screen" in text
