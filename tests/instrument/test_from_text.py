"""A pact file as a whole: what stands where, and what is said of what does not."""

from servanda.findings import Text
from servanda.instrument.from_text import read_pact
from servanda.instrument.pact_file import Answer, Confirmation, LeftOpen, PactFile

WORDS = """\
## Words used
The signatories are Arden, Brell. The things are camp. The verbs are build.
"""


def read(content: str, base: PactFile | None = None) -> PactFile:
    return read_pact(Text("a.pact.md", content), base)


def codes(file: PactFile) -> list[str]:
    return [finding.code for finding in file.findings]


FULL = f"""\
---
title: A plan
---
# A plan
Remark by A. Critic: of the whole.

{WORDS}
## Article 1: Camps
> *English:* Arden builds camps,
> and more camps.
> *French:* Arden construit.

[1]? reading "duty": Arden must build camps,
    quoting "Arden builds camps".
[1]? reading "leave": Arden may build camps, quoting "Arden builds camps".
[set aside "and more camps" and "Arden construit", the same again]
[1] confirmed by B. Reader on 2026-01-10. [no-deadline on 1] left open on purpose by the drafters
until the annex.
[fund-control on 1] answered: it stands, by B. Reader on 2026-01-11, because "it does".

Remark by A. Critic: of this
article.

### A heading below the article's own
Remark by A. Critic on 1: still of it.

## Positions
- Arden wants [1] deleted, according to S1. Brell will not accept [1] deleted.

Note: this is commentary.

## Reports
R1: Arden reports that Brell built camps.

## How the text became public
- R2: Brell reports that Arden built camps.

## Sources
- S1: a newspaper,
  of the day.
"""


def test_everything_has_its_place() -> None:
    file = read(FULL)
    assert codes(file) == []
    assert file.title == "A plan"
    (article,) = file.articles
    assert (article.label, article.heading) == ("1", "Camps")
    assert [(w.name, w.words) for w in article.wordings] == [
        ("English", "Arden builds camps,\nand more camps."),
        ("French", "Arden construit."),
    ]
    assert [(r.label, r.proposed, r.rival, len(r.sentences)) for r in article.readings] == [
        ("1", True, "duty", 1),
        ("1", True, "leave", 1),
    ]
    assert [(a.quotes, a.reason) for a in article.set_aside] == [
        (("and more camps", "Arden construit"), "the same again")
    ]
    assert [(r.author, r.about, r.words) for r in article.remarks] == [
        ("A. Critic", "1", "of this\narticle."),
        ("A. Critic", "1", "still of it."),
    ]
    assert [(r.about, r.words) for r in file.remarks] == [(None, "of the whole.")]
    assert [[len(said.statements) for said in part] for part in (file.positions, file.reports)] == [
        [2],
        [1],
    ]
    assert len(file.provenance) == 1
    assert [(source.label, source.words) for source in file.sources] == [
        ("S1", "a newspaper, of the day.")
    ]


def test_marks_keep_who_said_what_and_when() -> None:
    confirmation, left_open, answer = read(FULL).marks
    assert isinstance(confirmation, Confirmation)
    assert (confirmation.clause, confirmation.by, confirmation.on) == (
        "1",
        "B. Reader",
        "2026-01-10",
    )
    assert isinstance(left_open, LeftOpen)
    assert (left_open.rule, left_open.by, left_open.until) == (
        "no-deadline",
        "the drafters",
        "the annex",
    )
    assert isinstance(answer, Answer)
    assert (answer.rule, answer.stands, answer.because) == ("fund-control", True, "it does")


def test_places_are_those_of_the_file() -> None:
    file = read(FULL)
    english, _ = file.articles[0].wordings
    start = english.words.index("and more")
    assert FULL[english.place(start, start + 14).start :].startswith("and more camps.")
    reading = file.readings[0]
    quote = reading.sentences[0].quotes[0]
    assert file.text.words(reading.place(quote.at)) == '"Arden builds camps"'


def test_a_mistake_in_one_reading_hides_no_other() -> None:
    file = read(
        f"{WORDS}\n## Article 1\n> The words.\n\n"
        '[1.a] Ardn must build camps, quoting "The words".\n'
        '[1.b] Arden must build camps, quoting "The words".\n'
    )
    assert codes(file) == ["misspelt"]
    assert [len(reading.sentences) for reading in file.readings] == [0, 1]


def test_readings_belong_under_their_article() -> None:
    file = read(
        f"{WORDS}\n[1] Arden must build camps.\n\n## Article 2\n> W.\n\n"
        "[1] Arden must build camps.\n"
        "[2-bis] Arden must build camps.\n[two words] Arden must build camps.\n"
        "## Elsewhere\n[2] Arden must build camps.\n"
    )
    assert codes(file) == [
        "outside-an-article",
        "label-elsewhere",
        "no-label",
        "outside-an-article",
    ]


def test_of_two_articles_with_one_number_both_are_read() -> None:
    file = read(f"{WORDS}\n## Article 1\n> A.\n\n## Article 1\n> B.\n")
    assert codes(file) == ["article-twice"]
    assert [article.wordings[0].words for article in file.articles] == ["A.", "B."]


def test_a_base_lends_its_words_and_its_clauses() -> None:
    base = read(f'{WORDS}\n## Article 1\n> W.\n\n[1.a] Arden must build camps, quoting "W".\n')
    file = read("## Positions\n- Arden wants [1.a] deleted.\n", base)
    assert codes(file) == []
    assert {"1", "1.a"} <= file.labels
    assert codes(read("## Positions\n- Arden wants [1.a] deleted.\n")) == ["unknown-name"]


def test_the_article_of_a_clause_is_the_nearest() -> None:
    file = read("## Article 1\n> A.\n\n## Article 1.2\n> B.\n\n## Article 10\n> C.\n")
    found = {label: file.article_of(label) for label in ("1.a", "1.2.b", "10", "2")}
    assert {label: a and a.label for label, a in found.items()} == {
        "1.a": "1",
        "1.2.b": "1.2",
        "10": "10",
        "2": None,
    }


def test_a_file_that_holds_no_agreement_is_told_so() -> None:
    assert codes(read("# A letter\nDear all.\n")) == ["no-article"]
    assert codes(read("---\nagreement: other.pact.md\n---\n## Positions\n")) == []
