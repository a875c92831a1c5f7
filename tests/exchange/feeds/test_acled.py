"""The ACLED layout, on rows of our own in its columns."""

import csv
from pathlib import Path

from exchange.feeds.feed_files import Outcome, mapping_of, names_of, outcome_of

from servanda.vocabulary.calendar import moment

COLUMNS = [
    *("event_id_cnty", "event_date", "year", "time_precision", "disorder_type", "event_type"),
    *("sub_event_type", "actor1", "assoc_actor_1", "inter1", "actor2", "assoc_actor_2", "inter2"),
    *("interaction", "civilian_targeting", "iso", "region", "country", "admin1", "admin2"),
    *("admin3", "location", "latitude", "longitude", "geo_precision", "source", "source_scale"),
    *("notes", "fatalities", "tags", "timestamp"),
]
PACT = """\
---
title: A pact
---
## Words used
The signatories are Northland, Southland.
The places are Northport, Southland.
The verbs are attack (in a place), protest.

## Names in feeds
- “Armed clash”, "Shelling/artillery/missile attack" in acled mean attack.
- “Peaceful protest” is of no concern.

## Article 1
> Peace.
"""
ROW = {
    "event_id_cnty": "NOR1",
    "event_date": "2026-03-10",
    "time_precision": "1",
    "event_type": "Battles",
    "sub_event_type": "Armed clash",
    "actor1": "Military Forces of Southland",
    "actor2": "Harbour Militia",
    "country": "Southland",
    "admin1": "Coast",
    "location": "Northport",
    "geo_precision": "1",
    "source": "Northport Gazette; Radio Coast",
    "notes": 'Clash, "brief", at the quay',
    "fatalities": "3",
}


def acled(folder: Path, *changes: dict[str, str]) -> Outcome:
    file = folder / "acled.csv"
    with file.open("w", encoding="utf-8", newline="") as out:
        rows = csv.DictWriter(out, COLUMNS, restval="")
        rows.writeheader()
        rows.writerows({**ROW, **change} for change in changes)
    return outcome_of(file, mapping_of("like: acled"), names_of(PACT))


def test_an_event_names_both_actors_and_neither_as_the_doer(tmp_path: Path) -> None:
    (claim,) = acled(tmp_path, {}).claims
    assert claim.subject is None
    roles = {word: instance.name for word, instance in claim.roles}
    assert roles == {
        "in": "Northport",
        "between": "Military Forces of Southland",
        "and": "Harbour Militia",
    }
    assert (claim.what, claim.event, claim.teller) == ("attack", "acled:NOR1", "ACLED")
    assert claim.sources == ("Northport Gazette", "Radio Coast")
    assert claim.quotes == ('Clash, "brief", at the quay',)
    assert claim.quantity is not None
    assert (claim.quantity.low, claim.quantity.high, claim.quantity.unit) == (3, 3, "deaths")


def test_a_date_is_as_wide_as_its_precision_says(tmp_path: Path) -> None:
    found = acled(
        tmp_path, {}, {"time_precision": "2"}, {"time_precision": "3"}, {"time_precision": "9"}
    )
    day, week, month = (claim.happened for claim in found.claims)
    assert day == moment("2026-03-10")
    assert week == (moment("2026-03-04").first, moment("2026-03-16").last)
    assert month == moment("2026-03")
    assert found.codes == {"precision-unknown": 1}


def test_a_place_known_only_roughly_is_the_country(tmp_path: Path) -> None:
    found = acled(tmp_path, {"geo_precision": "3"}, {"event_date": "10 March 2026"})
    assert found.table["in"].to_list() == ["Southland", "Northport"]


def test_a_kind_of_event_of_which_nothing_is_said_is_of_no_concern(tmp_path: Path) -> None:
    found = acled(tmp_path, {"sub_event_type": "Peaceful protest"}, {"sub_event_type": "Looting"})
    assert found.account.no_concern == 2
    assert found.account.codes_of_no_concern["name"].to_list() == ["Looting", "Peaceful protest"]


def test_an_actor_that_is_not_given_is_left_open(tmp_path: Path) -> None:
    (claim,) = acled(tmp_path, {"actor2": ""}).claims
    assert {word for word, _ in claim.roles} == {"in", "between"}
