"""`servanda read --ask-model`: what a model adds, what is refused, and what is never sent."""

from pathlib import Path

import pytest
from reading.language_model.conftest import ModelServer, chat, sending

from servanda.desk.cli import main

TEXT = """\
Accord on the depot

1. Northland shall withdraw its troops from the valley by 3 May 2031.

2. Keys are for friends, and Northland gives them to Southland on 3 May 2031.

3. It is agreed between those present that the depot is the depot.
"""
QUOTED = "Keys are for friends, and Northland gives them to Southland on 3 May 2031"
READING = f'Northland must give keys to Southland, on 2031-05-03, quoting "{QUOTED}".'
GOOD = {
    "sentences": [{"pact": READING}],
    "parties": ["Northland", "Southland"],
    "things": ["keys", "Keys"],
    "verbs": ["give"],
}


@pytest.fixture
def draft(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, model_server: ModelServer
) -> tuple[Path, Path]:
    monkeypatch.setenv("COLUMNS", "200")
    monkeypatch.setenv("NO_COLOR", "1")
    monkeypatch.setenv("SERVANDA_MODEL_URL", model_server.url)
    monkeypatch.setenv("SERVANDA_MODEL", "small-model")
    source = tmp_path / "depot.txt"
    source.write_text(TEXT, "utf-8")
    return source, tmp_path / "depot.pact.md"


def asked_to_read(draft: tuple[Path, Path], *more: str) -> tuple[int, str]:
    source, output = draft
    code = main(["read", str(source), "-o", str(output), *more])
    return code, output.read_text("utf-8") if output.exists() else ""


def test_nothing_is_sent_unless_the_user_says_so(
    draft: tuple[Path, Path], model_server: ModelServer
) -> None:
    _, written = asked_to_read(draft)
    assert "[1]?" in written
    assert model_server.asked == []


def test_a_good_answer_is_added_with_its_source(
    draft: tuple[Path, Path], model_server: ModelServer, capsys: pytest.CaptureFixture[str]
) -> None:
    model_server.answering = chat(GOOD)
    _, written = asked_to_read(draft, "--ask-model")
    assert "[2]? Northland must give keys to Southland, on 2031-05-03" in written
    assert "*Proposed because of the language model “small-model” (prompt 1)" in written
    assert "Not read in 2" not in written
    said = capsys.readouterr().out
    assert "went to the language model “small-model” at 127.0.0.1; 1 sentence was added" in said
    assert main(["check", str(draft[1])]) < 2


def test_only_clauses_with_words_left_over_are_sent(
    draft: tuple[Path, Path], model_server: ModelServer
) -> None:
    model_server.answering = chat({"sentences": []})
    asked_to_read(draft, "--ask-model")
    sent = [each["messages"][1]["content"] for each in model_server.asked]
    assert sent
    assert not any("valley" in words.partition('"names in use"')[0] for words in sent)


@pytest.mark.parametrize(
    "lie",
    [
        {**GOOD, "sentences": [{"pact": READING.replace("05-03", "05-04")}]},
        {**GOOD, "sentences": [{"pact": READING.replace("gives", "sells")}]},
        {**GOOD, "parties": ["Northland", "Eastland"]},
        {
            "sentences": [
                {"pact": "[1] confirmed by A. Reader on 2031-01-01."},
                {"pact": "\x1b[2J## Article 9"},
                {"pact": 'Northland must withdraw troops.\n\n[set aside "…", heading only]'},
            ]
        },
    ],
    ids=["another date", "a false quotation", "a name from nowhere", "what is no reading"],
)
def test_what_does_not_pass_is_refused_and_told(
    draft: tuple[Path, Path],
    model_server: ModelServer,
    lie: dict[str, object],
    capsys: pytest.CaptureFixture[str],
) -> None:
    _, plain = asked_to_read(draft)
    model_server.answering = chat(lie)
    _, written = asked_to_read(draft, "--ask-model", "--force")
    assert written == plain
    said = capsys.readouterr().out
    assert "was refused, since" in said
    assert "\x1b" not in said


def test_words_that_are_read_already_are_not_read_again(
    draft: tuple[Path, Path], model_server: ModelServer, capsys: pytest.CaptureFixture[str]
) -> None:
    draft[0].write_text(TEXT.replace("2031.", "2031 in the usual way of doing so, if at all.", 1))
    _, plain = asked_to_read(draft)
    again = 'Northland may withdraw troops, quoting "Northland shall withdraw its troops".'
    model_server.answering = chat({"sentences": [{"pact": again}]})
    _, written = asked_to_read(draft, "--ask-model", "--force")
    assert written == plain
    assert "may withdraw" not in written
    assert "refused, since" in capsys.readouterr().out


def test_a_model_that_does_not_answer_keeps_nobody_waiting(
    draft: tuple[Path, Path], model_server: ModelServer, capsys: pytest.CaptureFixture[str]
) -> None:
    points = "\n\n".join(f"{n}. It shall be as it is at the depot." for n in range(1, 9))
    draft[0].write_text(f"Accord\n\n{points}\n\n9. Northland shall pay Southland.", "utf-8")
    model_server.answering = sending(b"overloaded", 503)
    code, written = asked_to_read(draft, "--ask-model")
    assert code == 1
    assert "[9]? Northland must pay Southland" in written
    assert len(model_server.asked) == 3
    assert "after 3 answers in a row that were none" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("url", "said"),
    [
        ("", "No language model is set up"),
        ("http://models.example/v1", "not encrypted"),
        ("models.example", "does not begin with"),
    ],
)
def test_without_a_fit_address_nothing_is_read_or_sent(
    draft: tuple[Path, Path],
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    url: str,
    said: str,
) -> None:
    monkeypatch.setenv("SERVANDA_MODEL_URL", url)
    assert asked_to_read(draft, "--ask-model") == (2, "")
    assert said in capsys.readouterr().err
