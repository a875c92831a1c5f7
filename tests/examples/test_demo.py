"""The demo, as somebody runs it who has run it before."""

import subprocess
import sys
from pathlib import Path

DEMO = Path(__file__).parents[2] / "examples" / "demo.py"


def test_it_can_be_run_again_and_prints_the_whole_closing_summary(tmp_path: Path) -> None:
    first, second = (
        subprocess.run(
            [sys.executable, DEMO], cwd=tmp_path, capture_output=True, text=True, check=False
        )
        for _ in range(2)
    )
    assert (first.returncode, second.returncode) == (0, 0), first.stderr + second.stderr
    assert second.stdout == first.stdout
    review = (tmp_path / "out" / "plan-review.txt").read_text(encoding="utf-8")
    summary = [line for line in review.splitlines() if " findings: " in line]
    assert len(summary) == 1
    assert summary[0] in second.stdout.splitlines()
