"""Draws two pictures of bargaining as a browser shows them: bids on a figure, power as a line."""

from pathlib import Path
from shutil import which
from tempfile import TemporaryDirectory

from playwright.sync_api import sync_playwright

from servanda.desk.cli import main

ROOT = Path(__file__).parents[1]
PLAN = ROOT / "examples" / "plan-2025-11"
PICTURES = ROOT / "docs" / "pictures"
BROWSERS = ("chromium", "chromium-browser", "google-chrome")


def draw() -> None:
    """Make the page of the worked example, and take a picture of two of its figures."""
    with TemporaryDirectory() as folder, sync_playwright() as playwright:
        page = Path(folder) / "page.html"
        files = (PLAN / f"{name}.pact.md" for name in ("plan", "positions", "assumptions"))
        main(["bargain", *map(str, files), "--format", "html", "-o", str(page)])
        program = next(filter(None, map(which, BROWSERS)))
        browser = playwright.chromium.launch(executable_path=program, args=["--no-sandbox"])
        window = browser.new_page(viewport={"width": 1000, "height": 900}, device_scale_factor=1.5)
        window.goto(page.as_uri())
        bids = window.locator("#bargain-bids figure", has_text="Size of the forces").first
        bids.screenshot(path=PICTURES / "bids.png")
        power = window.locator("#bargain-power figure", has_text="Claimed").first
        power.screenshot(path=PICTURES / "power.png")
        browser.close()


if __name__ == "__main__":
    draw()
