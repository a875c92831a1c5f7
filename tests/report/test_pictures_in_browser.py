"""The pictures of bargaining as people meet them: nothing overlaps, and no window is too narrow."""

from pathlib import Path

import pytest
from bargaining.pictures.shown import LONG, NAMES, pictures
from playwright.sync_api import Browser
from report.conftest import opened

from servanda.bargaining.pictures.style import notebook

pytestmark = pytest.mark.needs("browser")

OVERLAPPING = """() => {
  const met = (a, b) => Math.min(a.right, b.right) - Math.max(a.left, b.left) > 1
    && Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 2;
  return [...document.querySelectorAll('svg')].flatMap(svg => {
    const words = [...svg.querySelectorAll('text:not(.ground)')]
      .map(e => [e.textContent, e.getBoundingClientRect()]);
    return words.flatMap(([one, a], n) =>
      words.slice(n + 1).filter(([_, b]) => met(a, b)).map(([other]) => [one, other]));
  });
}"""
OUTSIDE = """() => [...document.querySelectorAll('svg[role=img] text')].filter(e => {
  const a = e.getBoundingClientRect(), b = e.ownerSVGElement.getBoundingClientRect();
  return a.left < b.left - 1 || a.right > b.right + 1 || a.top < b.top - 1
    || a.bottom > b.bottom + 1;
}).map(e => e.textContent)"""


@pytest.fixture(params=[NAMES, LONG], ids=["short names", "long names"])
def path(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    fragment = notebook(*pictures(request.param).values())
    page = tmp_path / "pictures.html"
    head = "<!doctype html><html lang=en><meta name=viewport content='width=device-width'>"
    page.write_text(f"{head}<title>Pictures</title><body>{fragment}</body>", encoding="utf-8")
    return page


def test_no_words_stand_on_others_or_outside(browser: Browser, path: Path) -> None:
    page = opened(browser, path)
    assert page.evaluate(OVERLAPPING) == []
    assert page.evaluate(OUTSIDE) == []


@pytest.mark.parametrize("width", [320, 768, 1280])
def test_no_window_is_too_narrow(browser: Browser, path: Path, width: int) -> None:
    page = opened(browser, path, width)
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_the_mark_moves_without_scripts_and_says_where_it_is(browser: Browser, path: Path) -> None:
    page = opened(browser, path, scripts=False)
    dial = page.locator(".dial")
    assert dial.locator(".said:visible").count() == 1
    dial.locator("input:checked").focus()
    for _ in range(5):
        page.keyboard.press("ArrowRight")
    shown = [said for said in dial.locator(".said").all() if said.is_visible()]
    assert [said.inner_text().partition(":")[0] for said in shown] == [
        dial.locator("input:checked").evaluate("e => e.parentElement.textContent").partition(":")[0]
    ]
    assert " 0.75, " in shown[0].inner_text()
    assert "Here it follows: 600,000 is out of the question." in shown[0].inner_text()


def test_tables_fold_away_on_screen_and_stand_on_paper(browser: Browser, path: Path) -> None:
    page = opened(browser, path)
    table = page.locator(".picture details table").first
    assert not table.is_visible()
    page.emulate_media(media="print")
    assert table.is_visible()
