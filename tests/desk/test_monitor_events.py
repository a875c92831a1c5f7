"""Real events: a cease-fire of which nobody says who is to keep it, and who broke it no more."""

import json
from pathlib import Path

import pytest
from desk.conftest import Ask

GED = Path(__file__).parents[3] / "shared" / "data" / "ucdp_ged" / "ged_ukraine.csv"

CEASE_FIRE = """\
## Words used
The signatories are Ukraine, Russia.
The places are Ukraine, Donetsk.
Donetsk is in Ukraine.
The verbs are use armed force (in a place).

## Names in feeds
- code 1 in ucdp means use armed force.
- codes 2 and 3 in ucdp are of no concern.
- “Donets'k province” means Donetsk.

## Article 1
> A full ceasefire holds in Ukraine from midnight (Kyiv time) on 15 February 2015.

[1] (not stated) must not use armed force in Ukraine, from 2015-02-15T00:00+02:00,
    quoting "A full ceasefire holds in Ukraine from midnight (Kyiv time) on 15 February 2015".
"""


@pytest.mark.skipif(not GED.exists(), reason="../shared/data/ucdp_ged is not here")
def test_a_cease_fire_is_breached_and_nobody_is_named_whom_the_data_do_not_name(
    tmp_path: Path, ask: Ask
) -> None:
    pact, mapping = tmp_path / "ceasefire.pact.md", tmp_path / "precise.yaml"
    pact.write_text(CEASE_FIRE, encoding="utf-8")
    mapping.write_text("like: ucdp\nkeep: {date_prec: [1, 2]}\n", encoding="utf-8")
    code, out, _ = ask(
        "monitor", pact, GED, "--mapping", mapping, "--as-of", "2015-03-16", "--format", "json"
    )
    answer = json.loads(out)
    said = {verdict["view"]: verdict for verdict in answer["verdicts"]}
    assert code == 1
    assert said["every claim"]["status"] == "breached"
    assert [value["name"] for value in said["every claim"]["instance"]] == ["(not stated)"]
    # 64 events begin from 15 February on; those of the 14th may lie before midnight in Kyiv.
    assert len(said["every claim"]["episodes"]) == 64
    assert said["every claim"]["why"] == [
        {"reason": "more of the same may have happened, but not for sure", "words": "10"}
    ]
    assert said["as found"]["status"] == "kept so far"
    assert not said["every claim"]["best_readings"]
