"""The main job once through: read, review, ask what could be agreed, monitor, write the pages."""

import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).parent
OUT = Path("out")
SERVANDA = Path(sys.executable).with_name("servanda")
SEED = HERE.parent.parent / "shared" / "seed"
PLAN = HERE / "plan-2025-11" / "plan.pact.md"
TRUCE = HERE / "easter-truce-2025" / "truce.pact.md"
DISPUTED = HERE / "plan-2025-11" / "valdai-28.pact.md"
ASKED = ("plan", "positions", "assumptions")
AS_OF = "2026-02-01"

FINDINGS = 1  # as with any linter: there are some
FINE = 0


def source() -> Path:
    """Return the page to read: one that lies beside the repository, or else our own sample."""
    return next(iter(sorted(SEED.glob("*.txt"))), HERE / "sample" / "water-accord.html")


def servanda(*arguments: str | Path, expect: tuple[int, ...] = (FINE,)) -> str:
    """Run a command as a user would, and end the demo where it fails."""
    line = [str(SERVANDA), *map(str, arguments)]
    print("$ servanda", *line[1:], flush=True)
    done = subprocess.run(line, stdout=subprocess.PIPE, text=True, check=False)
    if done.returncode not in expect:
        print(done.stdout)
        sys.exit(f"this was to end with {' or '.join(map(str, expect))}, not {done.returncode}")
    return done.stdout


def relative(path: Path) -> Path:
    """Return `path` as a user would type it."""
    return path.relative_to(Path.cwd()) if path.is_relative_to(Path.cwd()) else path


def main() -> None:
    """Leave in `out/` a first reading, a review, two reports and a timeline."""
    OUT.mkdir(exist_ok=True)
    page, plan = relative(source()), relative(PLAN)
    reading, review = OUT / f"{page.stem}.pact.md", OUT / "plan-review.txt"
    reports = {plan: OUT / "plan.html", reading: OUT / f"{page.stem}.html"}
    timeline, bargaining = OUT / "truce.html", OUT / "bargaining.html"

    for left in (reading, review, timeline, bargaining, *reports.values()):
        left.unlink(missing_ok=True)  # from the last demo; servanda overwrites nothing by itself
    # The source itself may give findings: points announced and not there, say.
    print(servanda("read", page, "-o", reading, expect=(FINE, FINDINGS)))
    findings = servanda("review", plan, expect=(FINDINGS,))
    review.write_text(findings, encoding="utf-8")
    # The closing summary is the last paragraph, however its lines are wrapped.
    print(findings.rstrip().rpartition("\n\n")[2], f"All of them: {review}", sep="\n", end="\n\n")
    for pact, report in reports.items():
        servanda("report", pact, "-o", report)
    # One night of December 2025 in three versions: whose version would set off clause 10.d?
    disputed = (plan, relative(DISPUTED), "--as-of", AS_OF)
    print(
        servanda(
            "why",
            *disputed[:2],
            "10.d",
            *disputed[2:],
            "--view",
            "every claim",
            "--not",
            "triggered",
        )
    )
    truce = (relative(TRUCE), "--as-of", AS_OF)
    print(servanda("monitor", *truce, expect=(FINE, FINDINGS)))
    servanda("monitor", *truce, "--format", "html", "-o", timeline, expect=(FINE, FINDINGS))
    # Could it be agreed? Who bid what, and what one reader's assumptions come to.
    table = [relative(PLAN.with_name(f"{name}.pact.md")) for name in ASKED]
    asked = servanda("bargain", *table)
    print(asked.partition("\n\n")[0], end="\n\n")  # in short; the page has all of it
    servanda("bargain", *table, "--format", "html", "-o", bargaining)
    print("\nOpen these in a browser, or print them:")
    for report in (*reports.values(), timeline, bargaining):
        print(f"  {report.resolve()}")


if __name__ == "__main__":
    main()
