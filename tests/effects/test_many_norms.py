from effects.pact_text import agreement

from servanda.effects import clashes, deadlocks
from servanda.norms import Agreement

NORMS = 2000


def large() -> Agreement:
    articles: list[tuple[str, ...]] = []
    for number in range(1, NORMS // 4 + 1):
        following = number % (NORMS // 4) + 1
        articles.append(
            (
                f"Northland must open road, only after completion of [{following}]",
                f"Union must not close road, until 2026-{number % 12 + 1:02}-01",
                f"Southland must keep stock of boats at most {number} boats, by 2027",
                "If Southland attacks Northland, then embargo is reinstated",
            )
        )
    articles[7] += (
        "Northland must not open road, until harvest",
        "If Southland attacks Northland, then embargo is revoked",
    )
    return agreement(*articles)


def test_among_two_thousand_norms_the_circle_and_the_clash_are_found() -> None:
    found = large()
    assert len(found.norms) > NORMS
    (circle,) = deadlocks(found)
    assert len(circle.edges) == NORMS // 4
    assert clashes(found)
