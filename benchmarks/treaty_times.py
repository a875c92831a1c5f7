"""Measures how many of the times that treaties write are read, and how many rightly.

    python benchmarks/treaty_times.py [--texts N] [--write] [--dateparser PYTHON]

Two measurements. The first throws a crude net (a number with a unit of time, a day with a month,
`not later than` …) over the treaty texts in ../shared/data/treaty_texts, and counts what share of
its catch is read as a phrase on time; some of it is no time of a norm (an age, a length of
service), so the share will never be 1. The second reads phrases written for the purpose, whose day
is known, and compares with the general library `dateparser`, which is told the day of the event;
`--dateparser` names an interpreter that has it. `--write` puts the tables into
docs/benchmarks.md.
"""

from __future__ import annotations

import argparse
import json
import re
import subprocess
import sys
import tarfile
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from time import process_time

from pages import write_figures

from servanda.reading.times import (
    Interval,
    Length,
    Moment,
    Nth,
    Part,
    Side,
    TimePhrase,
    Unit,
    times_in,
)

HERE = Path(__file__).resolve().parents[1]
TEXTS = HERE.parent / "shared" / "data" / "treaty_texts"
MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
NET = re.compile(
    r"\b(?:\d+|one|two|three|four|five|six|seven|eight|nine|ten|twelve|fifteen|twenty|thirty|forty"
    r"|sixty|eighty|ninety|hundred)(?:\s*\(\d+\)|\))?[-\s]+(?:\w+\s+)?"
    r"(?:minutes|hours?|days?|weeks?|months?|years?)\b"
    rf"|\b\d{{1,2}}(?:st|nd|rd|th)?\s+(?:{MONTHS})\b|\b(?:{MONTHS})\s+\d{{1,2}},"
    r"|\b(?:no|not) (?:later|earlier) than\b|\bby the end of\b|\bat the latest\b",
    re.IGNORECASE,
)
EVENT = date(2015, 3, 2)
KNOWN = {
    "within eight (8) months of entry into force": "2015-11-02",
    "no later than the fifth day after signature": "2015-03-07",
    "by the end of 2015": "2015-12-31",
    "by the end of March 2016": "2016-03-31",
    "for an initial period of ten years from entry into force": "2025-03-02",
    "not later than 90 days prior to the expiry": "2014-12-02",
    "at least thirty (30) days before the meeting": "2015-01-31",
    "on the thirtieth day after the date of deposit of the tenth instrument": "2015-04-01",
    "from 00h00 (Northport time) on 15 February 2015": "2015-02-15",
    "not before 1 June 2016": "2016-06-01",
    "the fifteenth day of May, two thousand and nine": "2009-05-15",
    "this ninth day of May, nineteen hundred fifty-two": "1952-05-09",
    "within one hundred and eighty days following notification": "2015-08-29",
    "within 24 hours of the incident": "2015-03-03",
    "two and a half years after adoption": "2017-09-02",
    "one year and six months after signature": "2016-09-02",
    "within a fortnight of receipt": "2015-03-16",
    "no earlier than sixty (60) days after signature": "2015-05-01",
    "on or before 31 December 2020": "2020-12-31",
    "with effect from 1 July 2016": "2016-07-01",
    "upon the expiry of a period of five years from signature": "2020-03-02",
    "on June 5, 2016": "2016-06-05",
    "on 5 June 2016": "2016-06-05",
    "by 1 January 2016 at the latest": "2016-01-01",
    "until 30 September 2018": "2018-09-30",
}
"""Phrases as treaties write them, and the day that they give where the event was on EVENT."""
NOT_TIMES = (
    "Article 30", "within the meaning of Article 5", "500 tonnes", "paragraph 3 may be amended",
    "between 20 and 30 members", "resolution 1244", "by two inspectors", "2,000 troops",
)  # fmt: skip
_DATEPARSER = """\
import json, sys
from datetime import datetime
from dateparser.search import search_dates
event, phrases = json.load(sys.stdin)
settings = {"RELATIVE_BASE": datetime.fromisoformat(event), "PREFER_DATES_FROM": "future"}
found = [search_dates(phrase, languages=["en"], settings=settings) for phrase in phrases]
print(json.dumps([each[-1][1].date().isoformat() if each else None for each in found]))
"""


def day_of(phrase: TimePhrase) -> str | None:
    """Return the day that a phrase gives, its event being on EVENT."""
    value = phrase.value
    if isinstance(value, Moment):
        return _last_day(value) if value.part is Part.END else value.iso[:10]
    if isinstance(value, Nth):
        value = Length(value.number, value.number, value.unit)
    if isinstance(value, Interval) or value is None:
        return None
    count = -value.low if phrase.side is Side.BEFORE else value.low
    if value.unit in {Unit.MONTH, Unit.YEAR}:
        months = EVENT.month - 1 + count * (12 if value.unit is Unit.YEAR else 1)
        return EVENT.replace(year=EVENT.year + months // 12, month=months % 12 + 1).isoformat()
    days = {Unit.WEEK: 7, Unit.DAY: 1, Unit.HOUR: 1 / 24, Unit.MINUTE: 1 / 1440}[value.unit]
    return (EVENT + timedelta(days=count * days)).isoformat()


def _last_day(moment: Moment) -> str:
    year, month = int(moment.iso[:4]), int(moment.iso[5:7] or 12)
    first = date(year + month // 12, month % 12 + 1, 1)
    return (first - timedelta(days=1)).isoformat()


def ours() -> list[str | None]:
    """Return the day that we read in each phrase, and in each that holds none."""
    found = [times_in(phrase) for phrase in (*KNOWN, *NOT_TIMES)]
    return [day_of(each[0]) if each else None for each in found]


def theirs(python: str) -> list[str | None] | None:
    """Return the day that `dateparser` reads in each; None where it is not installed."""
    given = json.dumps([EVENT.isoformat(), [*KNOWN, *NOT_TIMES]])
    run = subprocess.run(  # noqa: S603 - our own few lines
        [python, "-c", _DATEPARSER], input=given, capture_output=True, text=True, check=False
    )
    return json.loads(run.stdout) if run.returncode == 0 else None


def texts(most: int) -> Iterator[str]:
    """Return the first so many treaty texts in the order of their names."""
    archive = next(TEXTS.glob("*.tar.xz"), None)
    if archive is None:
        sys.exit("../shared/data/treaty_texts is not here")
    with tarfile.open(archive) as packed:
        files = sorted((f for f in packed.getmembers() if f.isfile()), key=lambda f: f.name)
        for file in files[:: max(1, len(files) // most)][:most]:
            opened = packed.extractfile(file)
            yield opened.read().decode("utf-8", errors="replace") if opened else ""


def table(most: int, python: str) -> str:
    """Measure, and return what was measured in Markdown."""
    caught = read = phrases = characters = 0
    seconds = 0.0
    for text in texts(most):
        begin = process_time()
        found = times_in(text)
        seconds += process_time() - begin
        characters, phrases = characters + len(text), phrases + len(found)
        for catch in NET.finditer(text):
            caught += 1
            read += any(p.start < catch.end() and catch.start() < p.end for p in found)
    rows = [_row("Servanda", ours()), _row("`dateparser.search`", theirs(python))]
    speed = characters / seconds / 1e6
    return "\n".join(
        (
            (
                f"{most} treaty texts, {characters / 1e6:.1f} million characters: the net catches"
                f" {caught:,}, of which **{read / caught:.3f}** are read; {phrases:,} phrases are"
                f" read in all, {speed:.2f} million characters a second on one core."
            ),
            "",
            f"| | right day of {len(KNOWN)} | nothing read in {len(NOT_TIMES)} without a time |",
            "|---|---:|---:|",
            *rows,
        )
    )


def _row(name: str, days: list[str | None] | None) -> str:
    if days is None:
        return f"| {name} | not measured: the package is not there | |"
    right = sum(day == known for day, known in zip(days, KNOWN.values(), strict=False))
    silent = sum(day is None for day in days[len(KNOWN) :])
    return f"| {name} | {right} | {silent} |"


def main() -> None:
    """Measure, and say what was measured."""
    options = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    options.add_argument("--texts", type=int, default=110, help="how many treaty texts (110)")
    options.add_argument("--write", action="store_true", help="write the tables to their page")
    options.add_argument("--dateparser", default=sys.executable, metavar="PYTHON")
    chosen = options.parse_args()
    measured = table(chosen.texts, chosen.dateparser)
    print(measured)
    if chosen.write:
        write_figures("treaty-times", measured)


if __name__ == "__main__":
    main()
