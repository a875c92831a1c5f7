"""Whatever stands in an options file, it is read or refused with a place, and nothing breaks."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from servanda.bargaining.enforcement import outlook_of
from servanda.exchange.options_file import open_options, options_from
from servanda.findings import Text

KEYS = st.sampled_from(
    ["assumed by", "period", "figures", "shifts of power", "conflict", "party", "clause", "gain",
     "loss", "found", "patience", "lasting", "options", "cannot be", "states", "now", "preferences",
     "best first", "most important first", "better", "A", "B", "seen differently", "once taken"]
)  # fmt: skip
WORDS = st.sampled_from(
    ["A", "B", "a", "b", "NN", "YN", "1", "-1", "1/2", ".nan", "1e9", "", "yes"]
)
VALUES = st.recursive(
    WORDS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEYS, inner, max_size=4),
    max_leaves=12,
)


@given(st.dictionaries(KEYS, VALUES, max_size=5))
def test_what_is_not_read_is_refused_with_its_place(content: dict[str, object]) -> None:
    assumptions, findings = options_from(Text("o.yaml", yaml.safe_dump(content)))
    assert (assumptions is None) == bool(findings)
    assert all(finding.span is not None for finding in findings)
    if assumptions is not None:
        outlook = outlook_of(None, None, assumptions)
        assert outlook.conflict is not None or outlook.findings


@given(st.text(max_size=60))
def test_no_text_breaks_it(content: str) -> None:
    assumptions, findings = options_from(Text("o.yaml", content))
    assert assumptions is not None or findings


def test_signs_that_stand_for_other_parts_are_refused() -> None:
    laughs = "a: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]\n"
    _, (finding,) = options_from(Text("o.yaml", laughs))
    assert finding.code == "options-unreadable"
    assert finding.span is not None
    assert (finding.span.line, finding.span.column) == (2, 8)


def test_numbers_are_kept_as_written() -> None:
    content = "assumed by: A\nfigures:\n- {party: A, clause: '1', gain: 0.1, loss: '1,000/3'}\n"
    assumptions, findings = options_from(Text("o.yaml", content))
    assert not findings
    assert assumptions is not None
    (supposed,) = assumptions.suppositions
    assert [str(supposed.gain), str(supposed.penalty)] == ["1/10", "1000/3"]


@pytest.mark.parametrize("name", ["holding.yaml"])
def test_the_example_is_read(name: str) -> None:
    folder = Path(__file__).parents[3] / "examples" / "ceasefire"
    assert open_options(folder / name).findings == ()
