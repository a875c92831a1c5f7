"""What holds of every clause: spans lie in it and spell their field; names are exchangeable."""

from collections.abc import Iterator
from dataclasses import fields, is_dataclass

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from servanda.reading.clauses import ClauseReading, Stated, Words, read_clause

NAMES = ("Norland", "Sutherland", "Zubrowka", "Elvenheim", "Wexmark")
FRAMES = (
    "{a} shall withdraw its forces from {b} within thirty days of signature.",
    "If {a} attacks {b}, {b} may suspend this Agreement.",
    "Neither {a} nor {b} shall deploy missiles near the border.",
    "{a} shall pay compensation to {b}, unless the Commission decides otherwise.",
    "The prisoners held by {a} shall be handed over to {b}.",
    "{a} and {b} agree not to station troops in the valley.",
    "{a} is not obliged to accept observers proposed by {b}.",
    "Withdrawal of the forces of {a} from {b} by 3 May.",
    "{a} shall release the prisoners. It shall inform {b}.",
    "The army of {a} shall refrain from crossing into {b}.",
    "Release all prisoners held by {a} and {b}.",
)
PIECES = (
    "The Parties", "shall", "may not", "withdraw", "all forces", ",", ";", ":", "and", "or", "if",
    "Norland", "the Commission", "(a)", "[The Council]", "…", "—", "not", "no", "within 30 days",
    "of signature", "shall be", "released", "by", "agree to", "who", "\n", "  ", "§ 4", "Article 5",
    "IT IS", "said", "pursuant to", "prior to", "but not limited to", "“", "”", "İ", "ß",
)  # fmt: skip
QUICK = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def all_words(value: object) -> Iterator[Words]:
    if isinstance(value, Words):
        yield value
    elif isinstance(value, tuple):
        for each in value:
            yield from all_words(each)
    elif is_dataclass(value) and not isinstance(value, type):
        for field in fields(value):
            yield from all_words(getattr(value, field.name))


def spells(reading: ClauseReading) -> None:
    text = reading.text
    for words in all_words(reading):
        assert words.text == " … ".join(text[s.start : s.end] for s in words.spans)
        assert all(0 <= s.start < s.end <= len(text) for s in words.spans)
        assert list(words.spans) == sorted(words.spans)
    for frame in reading.frames:
        assert all(0 <= s.start < s.end <= len(text) for s in frame.taken)
        assert 0 < frame.confidence < 1
        assert frame.because


@QUICK
@given(st.lists(st.sampled_from(PIECES), max_size=25).map(" ".join))
def test_every_span_lies_in_the_text_and_spells_its_field(text: str) -> None:
    spells(read_clause(text))


@QUICK
@given(st.text(max_size=80))
def test_any_characters_can_be_read(text: str) -> None:
    reading = read_clause(text)
    assert reading.text == text
    spells(reading)


@QUICK
@given(st.sampled_from(FRAMES), st.permutations(NAMES))
def test_exchanging_two_names_exchanges_them_in_the_answer_alone(
    frame: str, names: list[str]
) -> None:
    first, second = names[:2]
    one = read_clause(frame.format(a=first, b=second))
    other = read_clause(frame.format(a=second, b=first))
    assert exchanged(repr_of(one), first, second) == repr_of(other)


def exchanged(words: str, first: str, second: str) -> str:
    for one, two in ((first, second), (first.lower(), second.lower())):
        words = words.replace(one, "\0").replace(two, one).replace("\0", two)
    return words


def repr_of(reading: ClauseReading) -> str:
    """What is answered, without places: names differ in length."""
    return (
        "\n".join(
            f"{f.kind} {f.bearer.stated} {f.act} {f.bearer} {f.counterparty} {f.qualifiers}"
            for f in reading.frames
        )
        .replace("Span(", "")
        .translate(str.maketrans("", "", "0123456789"))
    )


@QUICK
@given(st.sampled_from(FRAMES), st.sampled_from(NAMES), st.sampled_from(NAMES))
def test_nobody_is_bound_who_is_not_in_the_words(frame: str, first: str, second: str) -> None:
    text = frame.format(a=first, b=second)
    for norm in read_clause(text).frames:
        if norm.bearer.stated is not Stated.NOT_STATED:
            assert norm.bearer.who is not None
            assert norm.bearer.who.words.text.split(" … ")[0] in text
