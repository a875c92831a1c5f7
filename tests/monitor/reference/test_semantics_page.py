"""Every history on the page about the meaning of verdicts comes out as the page says."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from servanda.dossier import Dossier
from servanda.evidence.record import record_of
from servanda.evidence.table import claims_from
from servanda.findings import Text
from servanda.monitor.from_norms import program_from
from servanda.monitor.reference import judge
from servanda.monitor.verdict import Episode, Status, Verdict
from servanda.monitor.world import World
from servanda.norms.norm import NormKind
from servanda.vocabulary.calendar import as_date, moment

_PAGE = Path(__file__).parents[3] / "docs" / "semantics.md"
_BLOCK = re.compile(r"```(pact words|pact as of \S+|verdicts)\n(.*?)```", re.DOTALL)
_SINCE = frozenset({Status.OVERDUE, Status.BREACHED, Status.SUSPENDED})
_EPISODES = frozenset({NormKind.LIMIT, NormKind.REPEAT})


def _histories() -> Iterator[tuple[str, str, str]]:
    (_, words), *blocks = _BLOCK.findall(_PAGE.read_text(encoding="utf-8"))
    for (opening, pact), (_, verdicts) in zip(blocks[::2], blocks[1::2], strict=True):
        yield opening.removeprefix("pact as of "), words + "\n" + pact, verdicts


@pytest.mark.parametrize(("as_of", "pact", "expected"), tuple(_histories()))
def test_a_history_comes_out_as_the_page_says(as_of: str, pact: str, expected: str) -> None:
    dossier = Dossier(Text("page", pact))
    assert dossier.mistakes == ()
    program, findings = program_from(dossier.agreement)
    assert findings == ()
    record = record_of(dossier.evidence)
    world = World(complete=record.complete)
    verdicts = judge(program, list(claims_from(record.claims)), world, moment(as_of).last)
    assert [_line(verdict) for verdict in verdicts] == expected.splitlines()


def _line(verdict: Verdict) -> str:
    who = next((str(value) for _, value in reversed(verdict.instance)), "")
    line = f"[{verdict.rule}]{' ' * bool(who)}{who}: {verdict.status}"
    if verdict.since is not None:
        line += f" {'since' if verdict.status in _SINCE else 'on'} {as_date(verdict.since)}"
    if verdict.kind in _EPISODES:
        line += "".join(f", episode {_stretch(episode)}" for episode in verdict.episodes)
    if verdict.why:
        line += f" ({'; '.join(_why(w.reason, w.words) for w in verdict.why)})"
    return line + (f" ({', '.join(verdict.reports)})" if verdict.reports else "")


def _why(reason: str, words: str) -> str:
    return f"{reason}: {words}" if words else str(reason)


def _stretch(episode: Episode) -> str:
    return f"{as_date(episode.start)} to {'now' if episode.end is None else as_date(episode.end)}"
