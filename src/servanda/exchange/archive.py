"""Opens the zipped formats (Word, OpenDocument) without trusting what an archive says of itself."""

from __future__ import annotations

import zlib
from dataclasses import dataclass
from io import BytesIO
from zipfile import BadZipFile, ZipFile, ZipInfo

from servanda.exchange.limits import MOST_MEMBERS, MOST_PACKED, MOST_UNPACKED

_ENCRYPTED = 0x1
_CHUNK = 1 << 16


class ArchiveRefusedError(Exception):
    """The archive is broken, locked, or unpacks to more than can be meant; the words say which."""


@dataclass(frozen=True, slots=True)
class Archive:
    """The members of an archive by name, unpacked one at a time and never past the limit."""

    _zip: ZipFile
    names: frozenset[str]

    def read(self, name: str) -> bytes | None:
        """Return a member's bytes, or None where there is none.

        Raises `ArchiveRefusedError` where it is broken or larger than any document's words.
        """
        if name not in self.names:
            return None
        unpacked = bytearray()
        try:
            with self._zip.open(name) as member:
                # What the archive says of a member's size is not believed: its bytes are counted.
                while chunk := member.read(_CHUNK):
                    unpacked += chunk
                    if len(unpacked) > MOST_UNPACKED:
                        raise ArchiveRefusedError("unpacks to far more than its words can need")
        except (BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError) as error:
            raise ArchiveRefusedError("is damaged") from error
        return bytes(unpacked)


def open_archive(data: bytes) -> Archive:
    """Open a zipped file. Raises `ArchiveRefusedError` where it must not or cannot be unpacked."""
    if len(data) > MOST_PACKED:
        raise ArchiveRefusedError("is larger than any document that is read")
    try:
        archive = ZipFile(BytesIO(data))
        members = archive.infolist()
    except (BadZipFile, ValueError, OSError, NotImplementedError) as error:
        raise ArchiveRefusedError("is damaged") from error
    if len(members) > MOST_MEMBERS:
        raise ArchiveRefusedError("holds more parts than any document needs")
    if any(_is_locked(member) for member in members):
        raise ArchiveRefusedError("is locked with a password")
    return Archive(archive, frozenset(member.filename for member in members))


def _is_locked(member: ZipInfo) -> bool:
    return bool(member.flag_bits & _ENCRYPTED)
