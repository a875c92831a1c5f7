"""Whatever file is named, the answer is a clear finding, soon, and no file is changed."""

from collections.abc import Callable
from pathlib import Path

import pytest
from desk.conftest import Ask

COMMANDS = ("check", "review", "format", "matrix", "report", "provisions", "read")

WORDS = """\
## Words used
The signatories are Arden, Brell. The things are camp. The verbs are build.

"""
ARTICLE = "## Article 1\n> The words.\n\n"
READING = '[1] Arden must build camps, quoting "The words".\n'
SOUND = WORDS + ARTICLE + READING


def articles(number: int, reading: str) -> str:
    return WORDS + "".join(
        f"## Article {n}\n> The words.\n\n{reading.format(n, n + 1)}\n\n"
        for n in range(1, number + 1)
    )


def yaml_bomb() -> str:
    lines = ["a: &a [x, x, x, x, x, x, x, x, x]"]
    for before, name in zip("abcdefgh", "bcdefghi", strict=True):
        lines.append(f"{name}: &{name} [{', '.join([f'*{before}'] * 9)}]")
    return header("\n".join(lines))


def header(entries: str) -> str:
    return f"---\n{entries}\n---\n{SOUND}"


UNREADABLE: dict[str, tuple[bytes, str]] = {
    "empty": (b"", "is empty"),
    "white space": (b" \n\t\r\n", "is empty"),
    "binary": (bytes(range(256)) * 50, "no text"),
    "nothing but zeros": (b"\0" * 1000, "no text"),
    "50 MB": (b"word " * 10_000_000, "far longer than any agreement"),
}
"""What no command can do anything with, and what it says."""

MISTAKEN: dict[str, tuple[str | bytes, str]] = {
    "a title twice": (header("title: a\ntitle: b"), "header-contradiction"),
    "a header that is a list": (header("- a"), "unreadable-header"),
    "a header that never ends": ("---\ntitle: a\n\n" + SOUND, "unreadable-header"),
    "an alias of nothing": (header("<<: *x"), "unreadable-header"),
    "a header 1,000 levels deep": (header(f"a: {'[' * 1000}{']' * 1000}"), "unreadable-header"),
    "a header 1,000 indents deep": (
        header("\n".join(" " * n + "a:" for n in range(1000))),
        "unreadable-header",
    ),
    "an agreement without a name": (header("agreement:"), "cannot-open"),
    "an agreement that is missing": (header("agreement: nowhere.pact.md"), "cannot-open"),
    "an agreement that is a folder": (header("agreement: ."), "cannot-open"),
    "an agreement with an endless name": (header("agreement: " + "x" * 5000), "cannot-open"),
    "an agreement that is a picture": (header("agreement: binary"), "not-text"),
    "an agreement that is itself": (header("agreement: bad.pact.md"), "names-itself"),
    "agreements in a circle": (header("agreement: other.pact.md"), "no-agreement-there"),
    "letters of another alphabet": ((SOUND + "Café").encode("latin-1"), "encoding-guessed"),
    "stray characters": (SOUND + "\0\x1b[31mred", "stray-characters"),
    "half a pair of UTF-16": (b"\xff\xfe" + SOUND.encode("utf-16-le") + b"\x00\xd8", "damaged"),
    "a block that is never closed": (WORDS + ARTICLE + "```\n" + READING, "unclosed-block"),
    "1,000 brackets": (WORDS + ARTICLE + f"[1] {'(' * 1000}{')' * 1000}\n", "not-here"),
    "1,000 square brackets": (WORDS + ARTICLE + f"{'[' * 1000}{']' * 1000}\n", "no-label"),
    "1,000 quotation marks": (
        WORDS + ARTICLE + f"[1] Arden must build camps, quoting {'“' * 1000}\n",
        "unclosed-quotation",
    ),
    "names of 1 MB": (
        f"## Words used\n{'foo ' * 250_000}\n{ARTICLE}{READING}",
        "unknown-declaration",
    ),
    "a reading of 1 MB": (WORDS + ARTICLE + f"[1] {'camp ' * 200_000}\n", "no-verb"),
    "a mark of 1 MB": (
        WORDS + ARTICLE + f"[1] confirmed by {'a ' * 500_000}\n",
        "unreadable-mark",
    ),
    "a heading of 1 MB": (SOUND + f"## Article 1{' ' * 1_000_000}x\n", "article-twice"),
    "an article of 1 MB": (
        SOUND.replace("The words", "word " * 200_000, 1),
        "quotation-not-found",
    ),
    "2,000 names misspelt": (
        f"## Words used\nThe places are {', '.join(f'Place {n}' for n in range(2000))}.\n"
        + "".join(f"Plaza {n} is in Place {n}.\n" for n in range(2000)),
        "undeclared-name",
    ),
    "2,000 places in a circle": (
        f"## Words used\nThe places are {', '.join(f'P{n}' for n in range(2000))}.\n"
        + "".join(f"P{n} is in P{(n + 1) % 2000}.\n" for n in range(2000)),
        "circular-declaration",
    ),
    "2,000 references to nothing": (
        articles(2000, '[{0}] Arden must build camps, only after [{0}.x], quoting "The words".'),
        "no-such-clause",
    ),
    "2,000 articles with one number": (SOUND * 2000, "article-twice"),
    "2,000 stances on no report": (
        WORDS + "## Reports\n" + "".join(f"Arden denies R{n}.\n\n" for n in range(2000)),
        "no-such-report",
    ),
}
"""What is read as far as it can be, with the finding that says what is wrong."""

SOUND_BUT_STRANGE: dict[str, str | bytes] = {
    "UTF-16": SOUND.encode("utf-16"),
    "line ends of Windows": SOUND.replace("\n", "\r\n"),
    "an empty header": header(""),
    "a bomb of aliases": yaml_bomb(),
    "an alias of itself": header("a: &a [*a]"),
    "an object of Python": header('a: !!python/object/apply:os.system ["echo no"]'),
    "1,000 levels of quotation": f"{WORDS}## Article 1\n{'> ' * 1000}The words.\n\n{READING}",
    "1,000 levels of brackets": WORDS
    + ARTICLE
    + f"[1] If {'(' * 1000}Arden builds camps{')' * 1000}, "
    'then this agreement lapses, quoting "The words".\n',
    "a clause after itself": WORDS
    + ARTICLE
    + '[1] Arden must build camps, only after [1], quoting "The words".\n',
    "clauses in a circle": articles(
        2, '[{0}] Arden must build camps, only after [{1}], quoting "The words".'
    ).replace("[3]", "[1]"),
    "a line of 1 MB": SOUND + "\n" + "x " * 500_000,
    "10,000 articles": articles(10_000, '[{0}] Arden must build camps, quoting "The words".'),
    "a paragraph of 5,000 positions": f"{SOUND}\n## Positions\n{'Arden wants camps. ' * 5_000}\n",
}
"""What is no mistake, however it looks."""

Place = Callable[[str | bytes], Path]


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Place:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("NO_COLOR", "1")
    (tmp_path / "binary").write_bytes(bytes(range(256)) * 50)
    (tmp_path / "other.pact.md").write_text(header("agreement: bad.pact.md"), encoding="utf-8")

    def write(content: str | bytes) -> Path:
        path = tmp_path / "bad.pact.md"
        path.write_bytes(content if isinstance(content, bytes) else content.encode("utf-8"))
        return path

    return write


def ask_soon(ask: Ask, command: str, path: Path, *options: str) -> tuple[int, str]:
    """Run a command that may write no file but a new one, and return its code and its words."""
    if command in {"report", "read"}:
        options = ("-o", f"{command}.out")
    before = {p: p.read_bytes() for p in path.parent.glob("*") if p.is_file()}
    code, out, err = ask(command, path, *options)
    assert {p: p.read_bytes() for p in before} == before
    return code, out + err


@pytest.mark.parametrize("kind", UNREADABLE)
@pytest.mark.parametrize("command", COMMANDS[:-1])
def test_what_holds_nothing_is_a_failure(ask: Ask, place: Place, command: str, kind: str) -> None:
    content, says = UNREADABLE[kind]
    code, said = ask_soon(ask, command, place(content))
    assert code == 2
    assert says in " ".join(said.split())


@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.parametrize("name", ["nowhere.pact.md", "."])
def test_what_is_no_file_is_a_failure(ask: Ask, place: Place, command: str, name: str) -> None:
    place(SOUND)
    code, said = ask_soon(ask, command, Path(name))
    assert code == 2
    assert name in said


@pytest.mark.parametrize("kind", MISTAKEN)
def test_a_mistake_is_named(ask: Ask, place: Place, kind: str) -> None:
    content, says = MISTAKEN[kind]
    code, said = ask_soon(ask, "check", place(content))
    assert code == 1
    assert says in said


@pytest.mark.parametrize("kind", SOUND_BUT_STRANGE)
def test_what_is_no_mistake_is_not_called_one(ask: Ask, place: Place, kind: str) -> None:
    assert ask_soon(ask, "check", place(SOUND_BUT_STRANGE[kind])) == (0, "No findings.\n")


ALL = {
    **{kind: content for kind, (content, _) in UNREADABLE.items()},
    **{kind: content for kind, (content, _) in MISTAKEN.items()},
    **SOUND_BUT_STRANGE,
}


@pytest.mark.parametrize("kind", [kind for kind in ALL if "1 MB" not in kind and "000" not in kind])
@pytest.mark.parametrize(
    "command", ["review", "matrix", "report", "format --check", "provisions", "read"]
)
def test_every_command_ends_in_order(ask: Ask, place: Place, command: str, kind: str) -> None:
    path = place(ALL[kind])
    word, *options = command.split()
    code, said = ask_soon(ask, word, path, *options)
    assert code in {0, 1, 2}
    assert said or code == 0
    assert "Traceback" not in said
