"""The page on the graph model says what Servanda does."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from bargaining.conflict.random_models import many

from servanda.bargaining.conflict import Concept, Extension

PAGE = (Path(__file__).parents[3] / "docs" / "holding.md").read_text("utf-8")


def test_the_example_says_what_is_printed_below_it(capsys: pytest.CaptureFixture[str]) -> None:
    section = PAGE[PAGE.index("## Who would leave a state") :]
    code = "".join(re.findall(r"```python\n(.*?)```", section, re.DOTALL))
    exec(compile(code, "holding.md", "exec"), {})  # noqa: S102 - our own page
    (printed,) = re.findall(
        r"```\n(.*?)```\n\n### What parties can do together", section, re.DOTALL
    )
    assert capsys.readouterr().out == printed.split("```\n")[-1]


def test_nash_is_stable_by_all_and_symmetric_and_sequential_by_general() -> None:
    for unknowns in [False, True]:
        for pair in many(200, unknowns=unknowns):
            stability = pair.conflict.stability()
            for extension in Extension:
                nash, gmr, smr, seq = (stability.of(c, extension) for c in Concept)
                assert not (nash & ~(smr & seq)).any()
                assert not ((smr | seq) & ~gmr).any()


def test_a_notebook_shows_states_findings_and_equilibria() -> None:
    for pair in many(10, unknowns=True):
        shown = pair.conflict._repr_html_() + pair.conflict.stability()._repr_html_()
        assert shown.count("<caption>") == 2
        assert all(f'<th scope="row">{state}</th>' in shown for state in pair.conflict.states[:40])
        assert all(finding.message in shown for finding in pair.conflict.findings)
