"""Opens the zipped formats (Word, OpenDocument) without trusting what an archive says of itself."""

from __future__ import annotations

import zlib
from dataclasses import dataclass, field
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from servanda.exchange.limits import MOST_MEMBERS, MOST_PACKED, MOST_UNPACKED

_ENCRYPTED = 0x1
_CHUNK = 1 << 16
# The only ways of packing that the office formats allow (ISO/IEC 29500-2, annex B; OpenDocument
# 1.3, part 2). Others can claim gigabytes for their dictionaries before a byte comes out.
_WAYS_OF_PACKING = frozenset({ZIP_STORED, ZIP_DEFLATED})
# What the library raises on damage, according to where it lies: in names and places as well.
_DAMAGE = (BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, ValueError, OSError)


class ArchiveRefusedError(Exception):
    """The archive is broken, locked, or unpacks to more than can be meant; the words say which."""


@dataclass(frozen=True, slots=True)
class Archive:
    """The members of an archive by name, unpacked one at a time, together never past the limit."""

    _zip: ZipFile
    names: frozenset[str]
    _unpacked: dict[str, int] = field(default_factory=dict)

    def read(self, name: str) -> bytes | None:
        """Return a member's bytes, or None where there is none.

        Raises `ArchiveRefusedError` where it is broken, or where it and the members that were read
        before are larger than any document's words.
        """
        if name not in self.names:
            return None
        unpacked = bytearray()
        room = MOST_UNPACKED - sum(n for other, n in self._unpacked.items() if other != name)
        try:
            with self._zip.open(name) as member:
                # What the archive says of a member's size is not believed: its bytes are counted.
                while chunk := member.read(_CHUNK):
                    unpacked += chunk
                    if len(unpacked) > room:
                        raise ArchiveRefusedError("unpacks to far more than its words can need")
        except _DAMAGE as error:
            raise ArchiveRefusedError("is damaged") from error
        self._unpacked[name] = len(unpacked)
        return bytes(unpacked)


def open_archive(data: bytes) -> Archive:
    """Open a zipped file. Raises `ArchiveRefusedError` where it must not or cannot be unpacked."""
    if len(data) > MOST_PACKED:
        raise ArchiveRefusedError("is larger than any document that is read")
    try:
        archive = ZipFile(BytesIO(data))
        members = archive.infolist()
    except _DAMAGE as error:
        raise ArchiveRefusedError("is damaged") from error
    if len(members) > MOST_MEMBERS:
        raise ArchiveRefusedError("holds more parts than any document needs")
    if any(_is_locked(member) for member in members):
        raise ArchiveRefusedError("is locked with a password")
    if any(member.compress_type not in _WAYS_OF_PACKING for member in members):
        raise ArchiveRefusedError("is packed as no word processor packs it")
    return Archive(archive, frozenset(member.filename for member in members))


def _is_locked(member: ZipInfo) -> bool:
    return bool(member.flag_bits & _ENCRYPTED)
