"""Every word of an article is read, set aside or unread."""

import re

from hypothesis import given, settings
from hypothesis import strategies as st

from servanda.findings import Text
from servanda.instrument.coverage import Coverage, Use, WordingCoverage, cover
from servanda.instrument.from_text import read_pact

WORDS = """\
## Words used
The signatories are Arden. The things are camp. The verbs are build.
"""


def covered(article: str) -> Coverage:
    return cover(read_pact(Text("a.pact.md", f"{WORDS}\n## Article 1\n{article}")))


def counts(coverage: WordingCoverage) -> tuple[int, int, int]:
    return coverage.read, coverage.set_aside, coverage.unread


def test_read_set_aside_and_unread() -> None:
    result = covered(
        "> Camps. Arden builds camps, in peace.\n\n[1] Arden must build camps, "
        'quoting "Arden builds camps".\n[set aside "Camps.", a heading]\n'
    )
    (wording,) = result.wordings
    assert counts(wording) == (3, 1, 2)
    (place,) = wording.unread_places()
    assert wording.wording.source.words(place) == ", in peace."
    assert result.findings == ()


def test_words_read_and_set_aside_are_read_and_each_reading_is_named() -> None:
    result = covered(
        '> Arden builds camps.\n\n[1.a] Arden must build camps, quoting "Arden builds".\n'
        '[1.b] Arden must build camps, quoting "builds camps".\n[set aside "Arden", a name]\n'
    )
    (wording,) = result.wordings
    assert counts(wording) == (3, 0, 0)
    by_words = {
        wording.wording.words[s.start : s.end].strip(): s.clauses
        for s in wording.stretches
        if s.use is Use.READ and s.end - s.start > 1
    }
    assert by_words == {"Arden": ("1.a",), "builds": ("1.a", "1.b"), "camps": ("1.b",)}


def test_each_wording_is_counted_by_itself() -> None:
    result = covered(
        "> *English:* Arden builds camps.\n> *French:* Arden construit des camps.\n\n"
        '[1] Arden must build camps, quoting "builds camps" in "English".\n'
    )
    assert [(w.wording.name, *counts(w)) for w in result.wordings] == [
        ("English", 2, 0, 1),
        ("French", 0, 0, 4),
    ]


def test_a_quotation_without_the_name_of_a_wording_is_sought_in_all() -> None:
    result = covered(
        "> *A:* Arden builds camps.\n> *B:* Arden builds huts.\n\n"
        '[1] Arden must build camps, quoting "Arden builds".\n'
    )
    assert [counts(w) for w in result.wordings] == [(2, 0, 1), (2, 0, 1)]
    assert result.findings == ()


def test_a_sentence_without_a_quotation_is_named() -> None:
    result = covered(
        '> Arden builds camps.\n\n[1] Arden must build camps, quoting "camps". '
        "Arden may build camps.\n"
    )
    assert [f.code for f in result.findings] == ["no-quotation"]
    assert "Sentence 2" in result.findings[0].message


@settings(max_examples=40, deadline=None)
@given(
    st.lists(st.sampled_from(["one", "two-fold", "it's", ",", "3", "—"]), min_size=1, max_size=12),
    st.lists(st.tuples(st.integers(0, 11), st.integers(1, 4), st.booleans()), max_size=4),
)
def test_the_three_add_up_to_all_words(words: list[str], uses: list[tuple[int, int, bool]]) -> None:
    marks = ""
    for first, length, aside in uses:
        quote = " ".join(words[first : first + length])
        if quote:
            marks += (
                f'[set aside "{quote}", chosen]\n'
                if aside
                else f'[1.{first}] Arden must build camps, quoting "{quote}".\n'
            )
    (wording,) = covered(f"> {' '.join(words)}\n\n{marks}").wordings
    assert sum(counts(wording)) == len(re.findall(r"\w+(?:['-]\w+)*", " ".join(words)))
    assert "".join(wording.wording.words[s.start : s.end] for s in wording.stretches) == (
        wording.wording.words
    )


def test_a_quotation_that_cuts_a_hyphened_word_reads_nothing() -> None:
    (wording,) = covered(
        '> Arden\'s camps re-open.\n\n[1] Arden must build camps, quoting "camps re".\n'
    ).wordings
    assert counts(wording) == (0, 0, 3)
