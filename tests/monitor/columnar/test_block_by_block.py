"""What is worked on block by block comes out as if it were worked on at once."""

import pytest
from monitor.generated import Generator
from monitor.soak import said

from servanda.monitor.columnar import arrays


@pytest.mark.parametrize("seed", range(60))
def test_small_blocks_change_nothing(seed: int, monkeypatch: pytest.MonkeyPatch) -> None:
    triple = Generator(seed).triple()
    at_once = said(triple)

    monkeypatch.setattr(arrays, "_BLOCK", 2)

    assert said(triple) == at_once
