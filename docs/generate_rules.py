"""Writes the pages of the rules: each from the page beside its rule, and the list of all."""

from pathlib import Path

from servanda.review.catalogue import RULES, page_of

FOLDER = Path(__file__).parent / "rules"
HEAD = """# Rules

`servanda review` looks for what makes agreements fail. Each rule has a page of its own: what it
looks for, why it matters, a case where it went wrong, and what would silence it. `servanda rules`
lists them; `servanda explain RULE` shows a page in the terminal.

*Formal* rules decide from the reading (who, what, when, on what condition); *lexical* rules from
the words; a rule that *asks* finds its candidate and puts a question to a person, whose dated
answer is kept in the pact file. How grave a finding is follows from
[what is at stake](../reference/severity.md).

[Expected and found](expected.md) holds the review of one long draft against a list of what it
should find, with the reason for all that it finds beyond the list.
"""


def pages() -> dict[Path, str]:
    """Return what each page says."""
    written = {FOLDER / f"{rule.code}.md": page_of(rule) for rule in RULES}
    lines = [HEAD]
    family = None
    for rule in RULES:
        if rule.family is not family:
            family = rule.family
            lines += [f"\n## {family.value.replace('_', ' ').capitalize()}\n"]
            lines += ["| Rule | Looks for | Settled by |", "| --- | --- | --- |"]
        lines.append(f"| [{rule.code}]({rule.code}.md) | {rule.title} | {rule.kind.value} |")
    return {FOLDER / "index.md": "\n".join(lines) + "\n", **written}


if __name__ == "__main__":
    for path, text in pages().items():
        path.write_text(text, encoding="utf-8")
