"""The rooms are the same in the code, the import contract, the table and the picture."""

import re
from configparser import ConfigParser
from pathlib import Path

ROOT = Path(__file__).parents[2]
DOCS = ROOT / "docs"


def rooms_in_contract() -> list[str]:
    contract = ConfigParser()
    contract.read(ROOT / ".importlinter")
    layers = contract["importlinter:contract:rooms"]["layers"]
    return re.findall(r"\(?\w+\)?", layers)


def names(rooms: list[str]) -> list[str]:
    return [room.strip("()") for room in rooms]


def is_built(room: str) -> bool:
    place = ROOT / "src" / "servanda" / room
    return place.with_suffix(".py").exists() or (place / "__init__.py").exists()


def test_brackets_stand_around_the_rooms_not_yet_built() -> None:
    rooms = rooms_in_contract()
    assert rooms == [room if is_built(room) else f"({room})" for room in names(rooms)]


def test_the_table_lists_every_room_in_the_contracts_order() -> None:
    table = re.findall(
        r"^\| `(\w+)` \|", (DOCS / "architecture.md").read_text("utf-8"), re.MULTILINE
    )
    assert table == names(rooms_in_contract())


def test_the_picture_shows_every_room() -> None:
    picture = (DOCS / "pictures" / "data-flow.svg").read_text("utf-8")
    drawn = re.findall(r'class="room"[^>]*/>\s*<text class="name"[^>]*>(\w+)<', picture)
    assert sorted(drawn) == sorted(names(rooms_in_contract()))
