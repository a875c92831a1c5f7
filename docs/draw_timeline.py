"""Draws the picture of the timeline: the page of the invented truce, as a browser shows it."""

from pathlib import Path
from shutil import which
from tempfile import TemporaryDirectory

from playwright.sync_api import sync_playwright

from servanda.desk.cli import main

ROOT = Path(__file__).parents[1]
TRUCE = ROOT / "examples" / "river-truce" / "truce.pact.md"
PICTURE = ROOT / "docs" / "pictures" / "timeline.png"
BROWSERS = ("chromium", "chromium-browser", "google-chrome")


def draw() -> None:
    """Make the page with `servanda monitor`, and take a picture of its first section."""
    with TemporaryDirectory() as folder, sync_playwright() as playwright:
        page = Path(folder) / "page.html"
        views = ("Northland", "Southland", "common ground")
        chosen = [word for view in views for word in ("--view", view)]
        main([
            "monitor", str(TRUCE), "--as-of", "2025-07-15", *chosen, "--format", "html",
            "-o", str(page),
        ])  # fmt: skip
        program = next(filter(None, map(which, BROWSERS)))
        browser = playwright.chromium.launch(executable_path=program, args=["--no-sandbox"])
        window = browser.new_page(viewport={"width": 1100, "height": 900}, device_scale_factor=1.5)
        window.goto(page.as_uri())
        window.locator("#timeline").screenshot(path=PICTURE)
        browser.close()


if __name__ == "__main__":
    draw()
