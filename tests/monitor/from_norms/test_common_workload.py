"""The four policies of `../shared/bench`, written in Pact, find what its plain loop finds."""

import csv
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from monitor.triples import Triple

from servanda.evidence.claim import Claim, ClaimKind, Quantity
from servanda.evidence.completeness import Completeness
from servanda.findings import Text
from servanda.instrument.from_text import read_pact
from servanda.monitor.from_norms import program_from
from servanda.monitor.reference import judge
from servanda.monitor.verdict import Verdict
from servanda.monitor.world import World
from servanda.norms import agreement_from
from servanda.vocabulary.calendar import DAY, SECOND, Moment
from servanda.vocabulary.instance import Instance

BENCH = Path(__file__).parents[4] / "shared" / "bench"
EVENTS = 150
ROLES = {
    "pledge": ("pledge", None, "consignment"),
    "deliver": ("deliver", None, "consignment"),
    "provocation": ("suffer provocation", "State", None),
    "strike": ("strike", "State", "Zone"),
    "invade": ("invade", "State", "State"),
}
"""For an event of the workload its verb, and the classes of its doer and its object."""


def traces(folder: Path) -> tuple[list[tuple[int, str, str, str]], set[tuple[str, int, str]]]:
    """Make a trace and what the plain loop finds in it: policy, time (s), who or what."""
    made = (sys.executable, BENCH / "generate.py", str(EVENTS), "--actors", "3", "--out", folder)
    subprocess.run([*made, "--layouts", "csv"], check=True, capture_output=True)
    trace, found = folder / f"t{EVENTS}.csv", folder / "found.csv"
    looped = (sys.executable, BENCH / "plain_loop.py", trace, "P1,P2,P3,P4", found)
    subprocess.run(looped, check=True, capture_output=True)
    with trace.open() as file:
        events = [(int(t), kind, a, b) for t, kind, a, b in list(csv.reader(file))[1:]]
    with found.open() as file:
        violations = {(policy, int(t), who) for policy, t, who in csv.reader(file)}
    return events, violations


def claims(number: int, seconds: int, kind: str, first: str, second: str) -> Iterator[Claim]:
    """Make the claims of one event."""
    state = Instance("State", first)

    def claim(
        what: str,
        subject: Instance | None,
        *roles: tuple[str, Instance],
        said: ClaimKind = ClaimKind.ACT,
        quantity: Quantity | None = None,
    ) -> Claim:
        at = Moment(seconds * SECOND, seconds * SECOND)
        label = f"R{number}{said.value}"
        return Claim(label, said, what, subject, roles, happened=at, quantity=quantity)

    match kind:
        case "strength":
            figure = Quantity(float(second), float(second), "personnel")
            yield claim("report strength", state)
            yield claim("strength", state, said=ClaimKind.MEASURE, quantity=figure)
        case "grant":
            guarantee = ("", Instance("security guarantee"))
            yield claim("grant", Instance("Guarantor"), guarantee, ("to", state))
        case "claim":
            yield claim("claim", state, ("", Instance("benefit")))
        case "troops":
            where = ("in", Instance("Zone", second))
            yield claim("station", state, ("", Instance("troop")), where)
        case "entry" | "termination":
            name = "commencement" if kind == "entry" else "closure"
            yield claim(name, None, said=ClaimKind.EVENT)
        case _ if kind in ROLES:
            verb, doer, thing = ROLES[kind]
            what = first if doer is None else second
            roles = (("", Instance(thing, what)),) if thing else ()
            yield claim(verb, state if doer else None, *roles)


def violations(found: tuple[Verdict, ...]) -> Iterator[tuple[str, int, str]]:
    """Yield what is not kept, as the plain loop lists it."""
    for verdict in found:
        _, who = verdict.instance[0] if verdict.instance else ("", Instance(""))
        for episode in verdict.episodes if verdict.rule in {"2", "3.a", "4.d"} else ():
            policy = {"2": "P2", "3.a": "P3a", "4.d": "P4"}[verdict.rule]
            yield policy, episode.start // SECOND, who.identity or ""
        late = verdict.status.value in {"breached", "kept late"}
        if verdict.rule in {"1", "3.b"} and late and verdict.created is not None:
            policy = {"1": "P1", "3.b": "P3b"}[verdict.rule]
            yield policy, verdict.created // SECOND, who.identity or ""


def common_workload(folder: Path) -> tuple[Triple, set[tuple[str, int, str]]]:
    """Return the workload, read, and what the plain loop finds in it."""
    path = Path(__file__).with_name("common_workload.pact.md")
    agreement = agreement_from(read_pact(Text(path.name, path.read_text("utf-8"))))
    assert not (*agreement.file.findings, *agreement.findings)
    program, findings = program_from(agreement)
    assert not findings
    events, expected = traces(folder)
    told = tuple(claim for number, event in enumerate(events) for claim in claims(number, *event))
    world = World(complete=tuple(Completeness(verb) for verb in agreement.vocabulary.verbs))
    return Triple(program, told, world, events[-1][0] * SECOND + 91 * DAY), expected


@pytest.mark.skipif(not BENCH.exists(), reason="../shared/bench is not here")
def test_the_same_violations_as_the_plain_loop(tmp_path: Path) -> None:
    work, expected = common_workload(tmp_path)
    found = judge(work.program, work.claims, work.world, work.as_of)
    assert set(violations(found)) == expected
    assert {policy for policy, _, _ in expected} >= {"P1", "P3b", "P4"}
