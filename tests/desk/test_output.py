"""Nothing is ever overwritten unasked, and nobody sees half a file."""

import os
from pathlib import Path

import pytest
from desk.conftest import Ask

from servanda.desk.cli.output import write_whole


def test_an_answer_goes_into_a_file(accord: Path, ask: Ask) -> None:
    assert ask("check", accord, "-o", "answer.txt") == (0, "", "")
    assert Path("answer.txt").read_text("utf-8") == "No findings.\n"


@pytest.mark.parametrize(
    "command", [("check",), ("review",), ("check", "--format", "json")], ids=" ".join
)
def test_what_is_there_stays(accord: Path, ask: Ask, command: tuple[str, ...]) -> None:
    Path("answer.txt").write_text("mine", encoding="utf-8")
    code, out, err = ask(*command, accord, "-o", "answer.txt")
    assert (code, out) == (2, "")
    assert err == "answer.txt exists already and was left as it is. Add --force to replace it.\n"
    assert Path("answer.txt").read_text("utf-8") == "mine"


def test_forced_it_is_replaced_and_keeps_its_rights(accord: Path, ask: Ask) -> None:
    answer = Path("answer.txt")
    answer.write_text("mine", encoding="utf-8")
    answer.chmod(0o600)
    assert ask("check", accord, "-o", answer, "--force")[0] == 0
    assert answer.read_text("utf-8") == "No findings.\n"
    assert answer.stat().st_mode & 0o777 == 0o600


def test_a_folder_that_is_not_there_is_a_failure(accord: Path, ask: Ask) -> None:
    code, _, err = ask("check", accord, "-o", "nowhere/answer.txt")
    assert code == 2
    assert err == "There is no folder nowhere.\n"


def test_a_file_that_appears_in_the_meantime_is_not_overwritten(tmp_path: Path) -> None:
    path = tmp_path / "answer.txt"
    path.write_bytes(b"theirs")
    with pytest.raises(FileExistsError):
        write_whole(path, b"ours", replace=False)
    assert path.read_bytes() == b"theirs"
    assert list(tmp_path.iterdir()) == [path]


def test_on_a_disk_without_links_likewise(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def no_links(*_: object) -> None:
        raise OSError(1, "Operation not permitted")

    monkeypatch.setattr(os, "link", no_links)
    path = tmp_path / "answer.txt"
    write_whole(path, b"ours", replace=False)
    assert path.read_bytes() == b"ours"
    with pytest.raises(FileExistsError):
        write_whole(path, b"again", replace=False)
    assert list(tmp_path.iterdir()) == [path]


def test_through_a_link_the_file_behind_it_is_replaced(tmp_path: Path) -> None:
    real, link = tmp_path / "real.txt", tmp_path / "link.txt"
    real.write_bytes(b"old")
    link.symlink_to(real)
    write_whole(link, b"new", replace=True)
    assert link.is_symlink()
    assert real.read_bytes() == b"new"
