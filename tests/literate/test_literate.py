"""Run every document under good/ and bad/; `SERVANDA_UPDATE=1` fills in what is printed."""

import os
import shlex
from contextlib import redirect_stderr, redirect_stdout
from importlib import import_module
from io import StringIO
from pathlib import Path

import pytest
from literate.document import parse, transcript

HERE = Path(__file__).parent
DOCUMENTS = sorted([*HERE.glob("good/**/*.md"), *HERE.glob("bad/**/*.md")])


def run(line: str) -> tuple[str, int]:
    program, *arguments = shlex.split(line)
    if program == "cat":
        return "".join(Path(name).read_text(encoding="utf-8") for name in arguments), 0
    assert program == "servanda", f"{program} is not run here: only servanda, and cat"
    main = import_module("servanda.desk.cli").main
    output = StringIO()
    with redirect_stdout(output), redirect_stderr(output):
        code = main(arguments)
    return output.getvalue(), code


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: str(path.relative_to(HERE)))
def test_document(path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "100")
    monkeypatch.setenv("NO_COLOR", "1")
    monkeypatch.setenv("TERM", "dumb")
    document = parse(path.stem, path.read_text(encoding="utf-8"))
    for name, content in document.files().items():
        Path(name).write_text(content, encoding="utf-8")
    said = {block: transcript(block, run) for block in document.consoles}
    text = document.with_transcripts({block: printed for block, (printed, _) in said.items()})
    if os.environ.get("SERVANDA_UPDATE"):
        path.write_text(text, encoding="utf-8")
    assert document.text == text
    codes = [code for _, codes in said.values() for code in codes]
    kind = path.relative_to(HERE).parts[0]
    assert any(codes) == (kind == "bad"), f"a document under {kind}/ ended with exit codes {codes}"
