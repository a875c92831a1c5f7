"""The runner of literate tests, tried on a program of our own."""

import pytest
from literate.document import UnclearError, parse, transcript

LEASE = """\
# A lease

````pact
> The tenant will pay.
```
not the end
```
````

```text title=draft.txt
pay
```

It is checked:

```console
$ servanda check lease.pact.md
what it said last year
$ servanda review lease.pact.md
```

End.
"""


def echo(line: str) -> tuple[str, int]:
    return f"ran {line}  \n", 1 if "review" in line else 0


def test_files_are_named_by_title_or_by_the_document() -> None:
    assert parse("lease", LEASE).files() == {
        "lease.pact.md": "> The tenant will pay.\n```\nnot the end\n```\n",
        "draft.txt": "pay\n",
    }


def test_what_is_printed_takes_the_place_of_what_stood_there() -> None:
    document = parse("lease", LEASE)
    (console,) = document.consoles
    printed, codes = transcript(console, echo)
    assert codes == [0, 1]
    assert document.with_transcripts({console: printed}) == LEASE.replace(
        """\
what it said last year
$ servanda review lease.pact.md
""",
        """\
ran servanda check lease.pact.md
$ servanda review lease.pact.md
ran servanda review lease.pact.md
[exit 1]
""",
    )


def test_a_document_that_is_right_stays_as_it_is() -> None:
    text = "```console\n$ servanda check\nran servanda check\n```\n"
    document = parse("any", text)
    (console,) = document.consoles
    assert document.with_transcripts({console: transcript(console, echo)[0]}) == text


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("```pact\na\n```\n```pact\nb\n```\n```console\n$ servanda\n```\n", "two files"),
        ("```pact\na\n```\n", "nothing would be tested"),
    ],
)
def test_a_document_that_cannot_be_run_is_refused(text: str, complaint: str) -> None:
    with pytest.raises(UnclearError, match=complaint):
        parse("any", text).files()
