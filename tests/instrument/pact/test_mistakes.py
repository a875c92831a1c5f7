"""A mistake is said in plain words, at its place, with what would mend it."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from instrument.pact import statement_strategies, strategies
from instrument.pact.words_used import LEXICON

from servanda.instrument.pact.formatter import format_sentence, format_statement
from servanda.instrument.pact.grammar import grammar
from servanda.instrument.pact.mistakes import Mistake, explain
from servanda.instrument.pact.parser import parse_reading, parse_statements
from servanda.instrument.pact.plain_words import PLAIN

TERMINAL = re.compile(r"\b_?[A-Z]{2,}_[A-Z_]+\b|\$END|\b(?:NAME|VERB|FINITE|UNIT|REF|STRING)\b")


def mistake_in(text: str) -> Mistake:
    result = parse_reading(text, LEXICON)
    assert not isinstance(result, tuple), text
    return explain(result, text, LEXICON)


def mended(text: str, mistake: Mistake) -> str:
    assert mistake.fix is not None, mistake
    _, at, replacement = mistake.fix
    return text[: at.start] + replacement + text[at.end :]


@pytest.mark.parametrize(
    ("written", "code", "mended_text"),
    [
        ("Northlnd must release prisoners.", "misspelt", "Northland must release prisoners."),
        (
            "Northland must relaese prisoners.",
            "misspelt",
            "Northland must release prisoners.",
        ),
        (
            "Northland must release prisoners, verfied by Joint Commission.",
            "misspelt",
            "Northland must release prisoners, verified by Joint Commission.",
        ),
        *(
            (f"Northland {modal} release prisoners.", code, f"Northland {pact} release prisoners.")
            for modal, code, pact in (
                ("shall", "other-modal", "must"),
                ("will", "other-modal", "must"),
                ("agrees to", "other-modal", "must"),
                ("undertakes to", "other-modal", "must"),
                ("commits to", "other-modal", "must"),
                ("is obliged to", "other-modal", "must"),
                ("has to", "other-modal", "must"),
                ("ought to", "other-modal", "must"),
                ("shall not", "other-modal", "must not"),
                ("will not", "other-modal", "must not"),
                ("may not", "other-modal", "must not"),
                ("can", "other-modal", "may"),
                ("is allowed to", "other-modal", "may"),
                ("should", "unclear-obligation", "is expected to"),
                ("intends to", "unclear-obligation", "is expected to"),
                ("is to", "unclear-obligation", "is expected to"),
                ("should not", "unclear-obligation", "is expected not to"),
            )
        ),
        (
            "Prisoners must be released.",
            "no-bearer",
            "(not stated) must release prisoners.",
        ),
        (
            "Prisoners shall not be released, by 2030.",
            "no-bearer",
            "(not stated) must not release prisoners, by 2030.",
        ),
        ("Prisoners are released.", "no-bearer", "(not stated) must release prisoners."),
        ("Northland releases prisoners.", "states-a-fact", "Northland must release prisoners."),
        (
            "Northland must release prisoners",
            "missing-full-stop",
            "Northland must release prisoners.",
        ),
        (
            "Northland must release prisoners by 2025-12-01.",
            "missing-comma",
            "Northland must release prisoners, by 2025-12-01.",
        ),
        (
            "Northland must release prisoners, by 29 December 2025.",
            "date-format",
            "Northland must release prisoners, by 2025-12-29.",
        ),
        (
            "Northland must release prisoners, by 12/29/2025.",
            "date-format",
            "Northland must release prisoners, by 2025-12-29.",
        ),
        (
            'Northland must release prisoners, quoting "all of them.',
            "unclosed-quotation",
            'Northland must release prisoners, quoting "all of them".',
        ),
        (
            "Northland must release prisoners, verified by (none).",
            "untyped-gap",
            "Northland must release prisoners, verified by (not stated).",
        ),
        (
            "Northland must release prisoners, by TBD.",
            "untyped-gap",
            "Northland must release prisoners, by (not stated).",
        ),
        (
            "Northland must release prisoners, within thirty days of signature.",
            "number-in-words",
            "Northland must release prisoners, within 30 days of signature.",
        ),
    ],
)
def test_a_mistake_with_its_fix(written: str, code: str, mended_text: str) -> None:
    mistake = mistake_in(written)
    assert mistake.code == code
    assert mended(written, mistake) == mended_text
    assert isinstance(parse_reading(mended_text, LEXICON), tuple)


@pytest.mark.parametrize(
    ("written", "code", "says"),
    [
        ("", "empty-reading", "Say who must do what"),
        ("Ruritania must release prisoners.", "unknown-name", "“The signatories are …”"),
        ("Northland must release hostages.", "unknown-name", "“The things are …”"),
        ("Northland must destroy prisoners.", "unknown-verb", "“The verbs are … destroy.”"),
        ("Heavy weapons will be limited.", "no-bearer", "“(not stated) must …”"),
        ("Northland must release prisoners, by Tuesday.", "wrong-value", "a date such as"),
        ("Northland must release prisoners, for Union.", "wrong-value", "a length of time"),
        ("Northland must release prisoners, by 03/04/2025.", "date-format", "2025-04-03 or"),
        ("Northland, Southland and Union.", "no-verb", "“must”, “must not”, “may”"),
        ("Northland must pay 600,000.", "no-unit", "“600,000” of what?"),
        ("[3 lapses.", "unclosed-bracket", "“]” is missing"),
        (
            "Northland must release prisoners and withdraw troops.",
            "two-norms-in-one",
            "Write them as two sentences",
        ),
        (
            "Northland must release prisoners and Southland must release prisoners.",
            "two-norms-in-one",
            "Write them as two sentences",
        ),
    ],
)
def test_a_mistake_that_only_a_person_can_mend(written: str, code: str, says: str) -> None:
    mistake = mistake_in(written)
    assert mistake.code == code
    assert says in mistake.message


@pytest.mark.parametrize(
    ("written", "code", "says"),
    [
        (
            "R1: Northland reports that [3] took place.",
            "no-event",
            "What takes place has a name: signature",
        ),
        (
            "Northland walks away unless Southland pays compensation to at least USD 5 in total.",
            "no-total",
            "follows “of”, not “to”",
        ),
        (
            "Northland walks away unless Union pays more than 3 and at least 10 days after 2030.",
            "no-window",
            "more than 3 and less than 10 days after",
        ),
        (
            "Northland walks away unless range of missiles of Southland is Northport.",
            "no-amount",
            "Say how much it is",
        ),
        ('View "a": common ground, graded at most B2.', "no-such-grade", "graded at least B2"),
        ('View "a": common ground, without R1, without R2.', "said-twice", "said twice"),
        ('View "a": rumours.', "not-here", "“reports by …”"),
        ("R1: Northland reports that Peace Council suspended.", "no-object", "What was suspended?"),
        (
            "R1: Southland reports that Northland released prisoner “1417.",
            "unclosed-quotation",
            "This quotation mark is never closed.",
        ),
    ],
)
def test_a_mistake_in_a_statement(written: str, code: str, says: str) -> None:
    result = parse_statements(written, LEXICON)
    assert not isinstance(result, tuple), written
    mistake = explain(result, written, LEXICON)
    assert mistake.code == code
    assert says in mistake.message


def test_every_terminal_has_a_plain_phrase() -> None:
    declared = {
        name
        for line in grammar().splitlines()
        if line.startswith("%declare")
        for name in line.split()[1:]
    }
    assert declared - {"$END"} == set(PLAIN) - {"$END"}


SPOILT_BY = st.sampled_from(
    ("", ",", ".", "and", "shall", "be", "the", '"', "(", "[", "5", "by", "Zebra", "unless", "§")
)


def _spoil(text: str, where: float, what: str) -> str:
    words = text.split(" ")
    index = int(where * len(words))
    return " ".join([*words[:index], what, *words[index + 1 :]])


@settings(max_examples=300, deadline=None)
@given(
    st.one_of(
        strategies.sentences.map(format_sentence),
        statement_strategies.statements.map(format_statement),
    ),
    st.floats(0, 1),
    SPOILT_BY,
)
def test_no_terminal_of_the_grammar_is_ever_shown(text: str, where: float, what: str) -> None:
    spoilt = _spoil(text, where, what)
    for result in (parse_reading(spoilt, LEXICON), parse_statements(spoilt, LEXICON)):
        if isinstance(result, tuple):
            continue
        mistake = explain(result, spoilt, LEXICON)
        shown = mistake.message + (mistake.fix[0] if mistake.fix else "")
        assert not TERMINAL.search(shown), shown
        assert 0 <= mistake.at.start <= mistake.at.end <= len(spoilt)
