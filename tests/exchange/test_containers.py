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


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_entities_are_refused_in_every_encoding(encoding: str) -> None:
    bomb = '<?xml version="1.0" encoding="{}"?><!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'
    with pytest.raises(XmlRefusedError, match="document type"):
        parse_xml(bomb.format(encoding).encode(encoding))


def test_plain_xml_is_read_and_broken_xml_refused() -> None:
    assert parse_xml(b"<a><b/></a>").tag == "a"
    with pytest.raises(XmlRefusedError, match="well-formed"):
        parse_xml(b"<a><b></a>")
