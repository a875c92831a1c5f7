"""The GDELT layout and the codes of CAMEO and PLOVER, on rows of our own and the real codes."""

import json
import re
from pathlib import Path

import pytest
from exchange.feeds.feed_files import SHARED, Outcome, mapping_of, names_of, outcome_of

from servanda.exchange.feeds import layout
from servanda.vocabulary.calendar import moment

PACT = """\
---
title: A pact
---
## Words used
The signatories are Northland, Southland.
The places are Northport.
The verbs are attack (a party), bombard (a party), consult.

## Names in feeds
- “NOR” means Northland.
- “SOU”, "SOUGOV" mean Southland.
- “NP” means Northport.
- code 19 in gdelt means attack.
- code 195 in gdelt means bombard.
- code 1951 in gdelt is of no concern.
- codes ASSAULT and COERCE in plover mean attack.
- code CONSULT in plover means consult.

## Article 1
> Peace.
"""
ROW = {
    "GlobalEventID": "410412347",
    "Day": "20150218",
    "Actor1Code": "NOR",
    "Actor2Code": "SOUGOV",
    "EventCode": "190",
    "ActionGeo_CountryCode": "NP",
    "DATEADDED": "20150218230000",
    "SOURCEURL": "https://news.example/1",
}


def gdelt(folder: Path, *changes: dict[str, str]) -> Outcome:
    columns = layout("gdelt").columns
    rows = ["\t".join({**ROW, **change}.get(c, "") for c in columns) for change in changes]
    file = folder / "20150218230000.export.CSV"
    file.write_text("\n".join(rows), "utf-8")
    return outcome_of(file, layout("gdelt"), names_of(PACT))


def test_an_event_has_its_doer_target_place_times_and_source(tmp_path: Path) -> None:
    assert len(layout("gdelt").columns) == 61
    (claim,) = gdelt(tmp_path, {}).claims
    assert claim.subject is not None
    assert (claim.subject.name, claim.what) == ("Northland", "attack")
    assert {word: who.name for word, who in claim.roles} == {"": "Southland", "in": "Northport"}
    assert claim.happened == moment("2015-02-18")
    assert claim.reported is not None
    assert claim.reported.last == moment("2015-02-18T23:00:00Z").last
    assert claim.sources == ("https://news.example/1",)
    assert (claim.event, claim.report) == ("gdelt:410412347", "20150218230000:1")


def test_what_is_said_of_a_code_holds_for_longer_ones(tmp_path: Path) -> None:
    codes = ["19", "193", "195", "1952", "1951", "18"]
    found = gdelt(tmp_path, *({"EventCode": code} for code in codes))
    assert found.table["what"].to_list() == ["attack", "attack", "bombard", "bombard"]
    assert found.account.codes_of_no_concern["name"].to_list() == ["18", "1951"]


def test_quotation_marks_are_no_more_than_letters(tmp_path: Path) -> None:
    found = gdelt(tmp_path, {"Actor1Name": '"', "ActionGeo_FullName": 'The "Quay'}, {})
    assert found.table.height == 2


def test_an_actor_whom_the_agreement_does_not_know_is_told(tmp_path: Path) -> None:
    found = gdelt(tmp_path, {"Actor1Code": "XYZ"}, {"Actor1Code": ""}, {"Actor2Code": "XYZ"})
    assert found.codes == {"name-unknown": 2}
    assert found.table["row"].to_list() == [2]


@pytest.mark.skipif(not SHARED.exists(), reason="../shared/data is not here: no CAMEO codes")
def test_each_cameo_code_below_19_is_an_attack(tmp_path: Path) -> None:
    lines = (SHARED / "plover" / "CAMEO2PLOVER-2021.txt").read_text("utf-8").splitlines()
    codes = [line.split(":")[0] for line in lines if line[:1].isdigit()]
    attacks = [code for code in codes if code.startswith("19") and code != "1951"]
    found = gdelt(tmp_path, *({"EventCode": code} for code in codes))
    assert len(attacks) > 5
    assert found.table.height == len(attacks)
    assert found.account.no_concern == len(codes) - len(attacks)


@pytest.mark.skipif(not SHARED.exists(), reason="../shared/data is not here: no PLOVER records")
def test_plover_records_are_read_as_json_lines(tmp_path: Path) -> None:
    records = json.loads((SHARED / "plover" / "PLOVER_GSR_CAMEO.txt").read_text("utf-8"))
    events = [record for record in records if record["event"] != "DOCUMENT"]
    file = tmp_path / "plover.jsonl"
    file.write_text("\n".join(map(json.dumps, events)), "utf-8")
    mapping = mapping_of(
        "name: plover\nevent id: id\ntime: date\nact: {column: event}\n"
        "roles: {about: {column: context, as written: yes, optional: yes}}\n"
    )
    found = outcome_of(file, mapping, names_of(PACT))
    expected = {"ASSAULT": "attack", "COERCE": "attack", "CONSULT": "consult"}
    assert found.table["what"].to_list().count("consult") == sum(
        event["event"] == "CONSULT" for event in events
    )
    assert found.table.height == sum(event["event"] in expected for event in events)
    assert found.account.rows == len(events) == 322


@pytest.mark.skipif(not SHARED.exists(), reason="../shared/data is not here: no CAMEO actors")
def test_actors_of_whom_nothing_is_said_are_listed_with_how_often(tmp_path: Path) -> None:
    actors = (SHARED / "petrarch_cameo" / "Phoenix.Countries.actors.txt").read_text("utf-8")
    found = re.findall(r"^[A-Z]\w+ *\[([A-Z]{3})\]", actors, re.MULTILINE)
    codes = [code for code in dict.fromkeys(found) if code not in {"NOR", "SOU"}]
    assert len(codes) > 100
    rows = [{"Actor1Code": code} for code in (*codes, codes[7], "NOR")]
    outcome = gdelt(tmp_path, *rows)
    assert outcome.table["subject"].to_list() == ["Northland"]
    unknown = outcome.account.unknown_names.filter(column="Actor1Code")
    assert unknown["name"].to_list() == [codes[7], *sorted({*codes} - {codes[7]})]
    assert unknown["rows"].to_list() == [2] + [1] * (len(codes) - 1)
