"""Small agreements on which it is easy to say something else than the reference semantics."""

from monitor.programs import act, consequence, did, named

from servanda.evidence.claim import Claim
from servanda.evidence.table import claims_from, table_from
from servanda.monitor.columnar import by_columns
from servanda.monitor.program import At, Change, Effect, Occurred, Program, Rule
from servanda.monitor.reference import judge
from servanda.monitor.verdict import Status
from servanda.monitor.world import World
from servanda.norms.norm import NormKind
from servanda.vocabulary.calendar import moment

START = At(*moment("2031-01-01"))
SHELLED = did("R1", "2031-02-01", "South", "shell")


def statuses(*rules: Rule, claims: tuple[Claim, ...], as_of: str = "2031-12-31") -> list[Status]:
    """How the instances stand, of which both engines say the same."""
    program, table, end = Program(rules), table_from(claims), moment(as_of).last
    defined = judge(program, tuple(claims_from(table)), World(), end)
    assert by_columns(program, table, [World()], end) == (defined,)
    return [verdict.status for verdict in defined]


def test_a_declaration_that_was_revoked_before_it_began_brings_nothing_about() -> None:
    recognises = Rule(
        "1", "1", "1", NormKind.DECLARATION, start=At(*moment("2031-03-01")),
        changes=(Change(Effect.SUSPEND, ("2",)),),
    )  # fmt: skip
    promise = Rule("2", "2", "2", NormKind.GUARANTEE, start=START)
    revokes = consequence(
        "3", Occurred(act("shell", named("South"))), Effect.REVOKE, "1", start=START
    )
    said = statuses(recognises, promise, revokes, claims=(SHELLED,))
    assert said == [Status.REVOKED, Status.IN_FORCE, Status.TRIGGERED]
    assert statuses(recognises, promise, revokes, claims=())[1] is Status.SUSPENDED
