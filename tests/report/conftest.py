"""Pages to look at, and the browser that shows them."""

from collections.abc import Iterator
from pathlib import Path
from shutil import which

import pytest
from playwright.sync_api import Browser, Page, sync_playwright
from report import bargained, watched

from servanda.dossier import Dossier
from servanda.findings import Text
from servanda.report import monitor_page, report_page

ACCORD = (Path(__file__).parents[1] / "desk" / "accord.pact.md").read_text(encoding="utf-8")

LONGER = 40

PROPOSAL = """---
title: A page as saved
---
## Words used
The signatories are Northland.
The verbs are leave.

## Article 1
> Northland shall leave.

[1]? Northland must leave, quoting "Northland shall leave".

Remark by A. Reader: See https://example.org/a/page?x=1&y=2, and
https://example.org/a/page?x=1&y=2 again.

## Article 2
> Nothing else is known of this.

## Article 3
> <script>alert("words")</script> & "more".
"""


def page_of(content: str) -> str:
    return report_page(Dossier(Text("accord.pact.md", content)))


def many_articles(number: int) -> str:
    articles = "\n".join(
        f"## Article {i}\n> Northland shall pay.\n\n[{i}] Northland must pay compensation to "
        f'Southland, only after [{max(1, i // 2)}], quoting "Northland shall pay".\n'
        for i in range(1, number + 1)
    )
    return (
        "---\ntitle: A long one\n---\n## Words used\nThe signatories are Northland, Southland.\n"
        f"The things are compensation.\nThe verbs are pay.\n\n{articles}"
    )


@pytest.fixture(scope="session")
def accord_page() -> str:
    return page_of(ACCORD)


@pytest.fixture(scope="session")
def proposal_page() -> str:
    return page_of(PROPOSAL)


@pytest.fixture(scope="session")
def longer_page() -> str:
    return page_of(many_articles(LONGER))


@pytest.fixture(scope="session")
def long_page() -> str:
    return page_of(many_articles(300))


@pytest.fixture(scope="session")
def watched_page() -> str:
    return report_page(watched.accord(), monitored=watched.monitored())


@pytest.fixture(scope="session")
def busy_page() -> str:
    return monitor_page(watched.accord(), watched.busy(breaches=300, beneficiaries=100))


@pytest.fixture(scope="session")
def bargain_page() -> str:
    return bargained.page()


QUIET = (
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-sync",
    "--disable-background-networking", "--disable-component-update",
)  # fmt: skip


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    program = next(filter(None, map(which, ("chromium", "chromium-browser", "google-chrome"))))
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=program, args=list(QUIET))
        yield started
        started.close()


def opened(browser: Browser, path: Path, width: int = 1280, *, scripts: bool = True) -> Page:
    context = browser.new_context(
        viewport={"width": width, "height": 800}, java_script_enabled=scripts
    )
    page = context.new_page()
    page.goto(path.as_uri())
    return page
