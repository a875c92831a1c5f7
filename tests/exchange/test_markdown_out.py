"""An agreement as plain Markdown: its words to be read, what is said of them as footnotes."""

from pathlib import Path

import pytest
from inline_snapshot import snapshot

from servanda.dossier import open_dossier
from servanda.exchange.markdown import read_markdown
from servanda.exchange.markdown.writing import write_markdown
from servanda.exchange.writers import writer_for
from servanda.findings import Text
from servanda.instrument.from_text import read_pact

EXAMPLES = sorted((Path(__file__).parents[2] / "examples").glob("*/*.pact.md"))
PACT = """---
title: Accord
status: alleged draft
---
# Accord

Commentary.

## Words used
The signatories are Arden, Brell. The things are troop. The verbs are leave.

## Article 1 Troops
> The troops of Brell leave
> the valley. (In peace.)
>
> (a) At once.

[1]? reading "duty": Brell must leave, quoting "leave the valley".

[1]? reading "hope": Brell is expected to leave, quoting "leave the valley".

Remark by B. Critic: Nobody knows.

## Article 2
> *English:* Arden pays.
> *French:* Arden paie.

## Sources
- S1: a newspaper
"""


def written(content: str) -> str:
    data, findings = write_markdown(read_pact(Text("accord.pact.md", content)))
    assert findings == ()
    return data.decode()


def test_the_words_stand_alone_and_the_readings_below() -> None:
    assert written(PACT) == snapshot("""\
# Accord

- **status**: alleged draft

## Article 1 Troops

The troops of Brell leave the valley[^1][^1-2]. (In peace.)

(a) At once.[^note-1]

## Article 2

*English:* Arden pays.

*French:* Arden paie.

## Sources

- S1: a newspaper

[^1]: [1]? reading "duty": Brell must leave, quoting "leave the valley".

[^1-2]: [1]? reading "hope": Brell is expected to leave, quoting "leave the valley".

[^note-1]: Remark by B. Critic: Nobody knows.
""")


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_of_every_example_all_words_and_readings_are_there(path: Path) -> None:
    dossier, _ = open_dossier(path)
    assert dossier is not None
    data, _ = write_markdown(dossier.file)
    even = " ".join(data.decode().split())
    for reading in dossier.file.readings:
        assert " ".join(dossier.text.words(reading.at).split()) in even
    document = read_markdown(Text("clean.md", data.decode()))
    shown = " ".join(block.text for block in document.blocks)
    for article in dossier.file.articles:
        assert article.heading in shown


@pytest.mark.parametrize("name", ["x.pact.md", "X.PACT.MD"])
def test_a_clean_text_may_not_look_like_a_pact_file(name: str) -> None:
    assert writer_for(name) is None
    assert writer_for("x.md") is writer_for("markdown")
