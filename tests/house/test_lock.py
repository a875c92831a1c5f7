"""The lock file must serve everybody: it names the public index, whoever made it and where."""

import re
from pathlib import Path

LOCK = (Path(__file__).parents[2] / "uv.lock").read_text(encoding="utf-8")


def test_packages_come_from_the_public_index_alone() -> None:
    assert set(re.findall(r'registry = "([^"]*)"', LOCK)) == {"https://pypi.org/simple"}
    hosts = {url.split("/")[2] for url in re.findall(r'url = "([^"]*)"', LOCK)}
    assert hosts == {"files.pythonhosted.org"}


def test_every_file_is_pinned_by_its_hash() -> None:
    assert LOCK.count("url = ") == LOCK.count('hash = "sha256:')
