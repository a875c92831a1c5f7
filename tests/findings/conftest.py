"""One text and the findings about it, as every rendering must be able to show them."""

import pytest

from servanda.findings import Edit, Finding, Fix, Note, Severity, Span, State, Text


@pytest.fixture
def text() -> Text:
    return Text(
        "lease.pact.md", "# Lease\n> The tenant will pay.\n[1] Tenant must pay 10 shillings.\n"
    )


def place_of(words: str, text: Text) -> Span:
    start = text.content.index(words)
    return text.span(start, start + len(words))


@pytest.fixture
def findings(text: Text) -> list[Finding]:
    return [
        Finding(
            code="no-deadline",
            severity=Severity.HIGH,
            message="Nobody can be late: the text does not say by when the tenant must pay.",
            span=place_of("will pay", text),
            clause="1",
            against=("2", "3.a"),
            quote="will pay",
            notes=(
                Note("the reading leaves it out as well", place_of("must pay", text)),
                Note("see 2"),
            ),
            fix=Fix("say by when", (Edit(place_of("will", text), "shall"),)),
            silenced_by="a date",
            other_reading="It may be due at once.",
        ),
        Finding(
            code="title-count",
            severity=Severity.NOTE,
            message="The title announces two points, the text has one.",
            clause="whole",
            quote="two points",
            state=State.QUESTION,
        ),
        Finding(
            code="no-verifier",
            severity=Severity.LOW,
            message="Nobody is named to say whether the rent was paid.",
            span=place_of("10 shillings", text),
            clause="1",
            state=State.LEFT_OPEN,
        ),
    ]
