"""An annex whose words bind and bear no number is told: no reading is proposed of them."""

import pytest

from servanda.exchange import document_from
from servanda.reading.segmentation import segment

AGREEMENT = """\
Agreement on the Bridge

Article 1
Northland shall keep the bridge.

Article 2
Southland shall pay the toll set out in the Annex.

Done at Midtown on 3 May 2031.

Annex

"""


@pytest.mark.parametrize(
    ("annex", "told"),
    [
        ("The toll shall be reviewed every two years by the Commission.", True),
        ("Ten crowns for each cart.", False),
        ("1. The toll shall be reviewed every two years.\n\n2. Carts shall pay ten crowns.", False),
    ],
    ids=["binding", "a list", "numbered"],
)
def test_binding_words_of_an_annex_without_number_are_told(annex: str, told: bool) -> None:  # noqa: FBT001 - a table
    document, _ = document_from(f"{AGREEMENT}{annex}\n".encode(), "bridge.txt")
    assert document is not None
    found = [f for f in segment(document).findings if f.code == "words-without-number"]
    assert [(f.message, f.quote) for f in found] == (
        [("Words under “Annex” bind and have no number; no reading is proposed.", annex)]
        if told
        else []
    )
