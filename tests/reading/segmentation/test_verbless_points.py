"""Numbered points that name acts without a verb are an agreement; lists of things are none."""

import pytest

from servanda.exchange import document_from
from servanda.reading.segmentation import segment

MEASURES = """\
Package of measures

1. Immediate and full cease-fire in the whole valley and its strict observance from 3 May.

2. Withdrawal of all heavy weapons by both sides to equal distances.

3. Monitoring and verification of the withdrawal by the joint mission.

4. Release and exchange of all prisoners.

5. Free elections.
"""
SHOPPING = """\
For the journey

1. Bread, cheese and some apples.

2. A map of the valley.

3. Two blankets and a lamp.
"""
NEWS = """\
Five things to know today

1. The election of a new mayor drew few people.

2. Rain is coming.

3. The price of bread rose again.
"""


def labels(text: str) -> list[str]:
    document, _ = document_from(text.encode(), "page.txt")
    assert document is not None
    return [article.label for article in segment(document).articles]


def test_points_that_name_acts_are_articles() -> None:
    assert labels(MEASURES) == ["1", "2", "3", "4", "5"]


@pytest.mark.parametrize("text", [SHOPPING, NEWS], ids=["things", "news"])
def test_other_lists_are_no_agreement(text: str) -> None:
    assert labels(text) == []
