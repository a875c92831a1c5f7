"""What is zipped or written in XML is opened with care: bombs, entities, locks."""

import io
import zipfile

import pytest

from servanda.exchange.archive import ArchiveRefusedError, open_archive
from servanda.exchange.limits import MOST_MEMBERS
from servanda.exchange.xml import XmlRefusedError, parse_xml


def zipped(**members: bytes) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return file.getvalue()


def test_members_are_read_by_name() -> None:
    archive = open_archive(zipped(one=b"1", two=b"2"))
    assert archive.read("one") == b"1"
    assert archive.read("three") is None


def test_a_bomb_is_refused_before_it_is_unpacked() -> None:
    archive = open_archive(zipped(word=bytes(150_000_000)))
    with pytest.raises(ArchiveRefusedError, match="far more"):
        archive.read("word")


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"PK\x03\x04 and nothing more", "damaged"),
        (zipped(**{str(n): b"" for n in range(MOST_MEMBERS + 1)}), "more parts"),
    ],
    ids=["broken", "crowded"],
)
def test_what_cannot_be_opened_is_refused(data: bytes, why: str) -> None:
    with pytest.raises(ArchiveRefusedError, match=why):
        open_archive(data)


def test_a_locked_archive_is_refused() -> None:
    data = bytearray(zipped(word=b"secret"))
    for mark, flags in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.index(mark) + flags] |= 1
    with pytest.raises(ArchiveRefusedError, match="password"):
        open_archive(bytes(data))


def test_a_member_damaged_on_the_way_is_refused() -> None:
    data = zipped(word=bytes(range(256)) * 50)
    start = data.index(b"word") + 4
    archive = open_archive(data[:start] + b"\xff" * 30 + data[start + 30 :])
    with pytest.raises(ArchiveRefusedError, match="damaged"):
        archive.read("word")


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-32-le", "utf-32-be"]
)
def test_entities_are_refused_in_every_encoding(encoding: str) -> None:
    bomb = '<?xml version="1.0" encoding="{}"?><!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'
    declared = encoding.removesuffix("-le").removesuffix("-be")
    with pytest.raises(XmlRefusedError, match="document type"):
        parse_xml(bomb.format(declared).encode(encoding))


def test_an_archive_whose_places_and_names_are_damaged_is_refused() -> None:
    data = zipped(one=b"words", other=b"words")
    moved = bytearray(data)
    moved[-6:-2] = (int.from_bytes(data[-6:-2], "little") + 500).to_bytes(4, "little")
    renamed = bytearray(data)
    renamed[6:8], renamed[30] = b"\x00\x08", 0xED  # a name that is said to be UTF-8 and is not
    for damaged in (moved, renamed):
        with pytest.raises(ArchiveRefusedError, match="damaged"):
            open_archive(bytes(damaged)).read("one")


def test_many_members_unpack_together_to_no_more_than_one_may() -> None:
    archive = open_archive(zipped(a=bytes(60_000_000), b=bytes(60_000_000)))
    archive.read("a")
    assert archive.read("a")
    with pytest.raises(ArchiveRefusedError, match="far more"):
        archive.read("b")


def test_a_way_of_packing_that_no_word_processor_uses_is_refused() -> None:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_LZMA) as archive:
        archive.writestr("word", b"words")
    with pytest.raises(ArchiveRefusedError, match="no word processor"):
        open_archive(file.getvalue())


def test_plain_xml_is_read_and_broken_xml_refused() -> None:
    assert parse_xml(b"<a><b/></a>").tag == "a"
    with pytest.raises(XmlRefusedError, match="well-formed"):
        parse_xml(b"<a><b></a>")
