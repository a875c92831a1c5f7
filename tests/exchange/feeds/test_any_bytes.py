"""Whatever is in a file or a mapping file, the user is told; nothing falls over."""

import json
from pathlib import Path
from tempfile import TemporaryDirectory

from exchange.feeds.feed_files import MAPPING, mapping_of, names_of, outcome_of
from hypothesis import given, settings
from hypothesis import strategies as st

from servanda.exchange.feeds import mapping_from
from servanda.findings import Text

NAMES = names_of()
ANY_KIND = mapping_of(
    MAPPING
    + "quantity: {low: low, high: high, unit: shells}\ntimes: n\nkeep: {n: {at most: 9}}\n"
    + "event id: {column: who, unique: yes}\nsources: {column: who, separator: ';'}\n"
)
HEADER = "when,what,who,low,high,n"
PIECES = st.sampled_from(
    [
        "2026-03-01",
        "19",
        "NOR",
        "1",
        "-2",
        "9e99",
        "nan",
        ",",
        "\n",
        '"',
        '""',
        "\r",
        "\t",
        " ",
        "é",
    ]
)
SOUP = st.lists(PIECES, max_size=80).map("".join).map(str.encode)
VALUES = st.one_of(st.none(), st.booleans(), st.integers(), st.floats(), st.text(max_size=5))
OBJECTS = st.dictionaries(st.sampled_from(HEADER.split(",")), VALUES).map(json.dumps)
LINES = st.lists(st.one_of(OBJECTS, st.text(max_size=9)), max_size=9).map("\n".join)
FIRST = json.dumps(dict.fromkeys(HEADER.split(","), "")).encode() + b"\n"
NODES = st.recursive(
    st.one_of(VALUES, st.sampled_from(["when", "attack", "seconds", "%d/%m/%Y"])),
    lambda inner: st.one_of(
        st.lists(inner, max_size=3),
        st.dictionaries(
            st.sampled_from(["column", "format", "from", "zone", "name", "codes", "where"]), inner
        ),
    ),
    max_leaves=8,
)
ENTRIES = ["name", "time", "act", "subject", "roles", "quantity", "event id", "keep", "claims"]


@settings(deadline=None)
@given(
    st.one_of(st.binary(max_size=300), SOUP, SOUP.map(lambda b: HEADER.encode() + b"\n" + b)),
    st.sampled_from(["log.csv", "log.jsonl", "log.parquet"]),
)
def test_any_file(data: bytes, name: str) -> None:
    with TemporaryDirectory() as folder:
        Path(folder, name).write_bytes(data)
        found = outcome_of(Path(folder, name), ANY_KIND, NAMES)
    account = found.account
    assert account.rows == account.meant + account.no_concern + account.left_out + account.aside
    assert account.meant == found.table.height


@settings(deadline=None)
@given(LINES.map(str.encode))
def test_any_lines_of_json(data: bytes) -> None:
    with TemporaryDirectory() as folder:
        Path(folder, "log.jsonl").write_bytes(
            b'{"when": "what who low high n"}\n'.replace(b" ", b'":"", "', 0) + data
        )
        found = outcome_of(Path(folder, "log.jsonl"), ANY_KIND, NAMES)
    assert found.account.rows >= found.account.aside


@settings(deadline=None)
@given(st.dictionaries(st.sampled_from(ENTRIES), NODES).map(lambda d: json.dumps(d, default=str)))
def test_any_mapping_file(words: str) -> None:
    mapping, findings = mapping_from(Text("m.yaml", words))
    assert (mapping is None) == bool(findings)
