"""Records are cut as the csv module of Python cuts them, and no line is lost."""

import csv
import io
from pathlib import Path
from tempfile import TemporaryDirectory

from exchange.feeds.feed_files import mapping_of, outcome_of
from hypothesis import given, settings
from hypothesis import strategies as st

from servanda.exchange.feeds.blocks import blocks
from servanda.exchange.feeds.records import all_as_wide, records_of

VALUES = st.text(alphabet='ab",\n\r ;é', max_size=6)
TABLES = st.lists(st.lists(VALUES, min_size=2, max_size=4), max_size=8)


def written(table: list[list[str]]) -> bytes:
    text = io.StringIO(newline="")
    csv.writer(text, quoting=csv.QUOTE_ALL, lineterminator="\n").writerows(table)
    return text.getvalue().encode()


@settings(deadline=None)
@given(TABLES, st.integers(2, 4))
def test_well_formed_text_has_the_records_that_were_written(
    table: list[list[str]], columns: int
) -> None:
    same = [row for row in table if len(row) == columns]
    records = records_of(written(same), ",", columns, quoted=True)
    found = [records.record(i).decode() for i in range(len(records))]
    assert [next(csv.reader(io.StringIO(text, newline=""))) for text in found] == same
    assert records.values.tolist() == [columns] * len(same)
    assert records.sound.all()


@settings(deadline=None)
@given(st.text(alphabet='a",\n', max_size=60))
def test_no_line_is_lost_whatever_is_written(text: str) -> None:
    records = records_of(text.encode(), ",", 2, quoted=True)
    found = b"\n".join(records.record(i) for i in range(len(records)))
    lines = [line for line in text.encode().split(b"\n") if line]
    assert [line for line in found.split(b"\n") if line] == lines


@settings(deadline=None)
@given(st.text(alphabet='a",\n', max_size=30), st.integers(1, 3))
def test_the_fast_look_at_a_block_says_what_the_close_one_says(text: str, columns: int) -> None:
    records = records_of(text.encode(), ",", columns, quoted=True)
    sound = bool(records.sound.all() and (records.values == columns).all())
    if all_as_wide(text.encode(), ",", columns, quoted=True):
        assert sound
    elif sound:  # blank lines alone may make the fast one doubt
        assert "" in text.removesuffix("\n").split("\n")


@settings(deadline=None)
@given(TABLES, st.integers(1, 40))
def test_blocks_end_where_records_do(table: list[list[str]], size: int) -> None:
    with TemporaryDirectory() as folder:
        file = Path(folder, "t.csv")
        file.write_bytes(written(table))
        read = list(blocks(file, None, quoted=True, size=size))
    assert b"".join(read) == written(table)
    assert all(block.count(b'"') % 2 == 0 for block in read)


@settings(deadline=None)
@given(
    st.lists(
        st.tuples(
            st.sampled_from(["2026-03-01", "2026-03", "x", "", "2026-03-01T06:00", "1 March"]),
            st.sampled_from(["attack", "19", "189", "", "dance"]),
            st.sampled_from(["Northland", "NOR", "Farland", "Nobody", ""]),
            st.sampled_from(["", ",", 'x"', "\n"]),
        ),
        max_size=30,
    )
)
def test_every_row_is_a_claim_or_of_no_concern_or_set_aside(
    rows: list[tuple[str, str, str, str]],
) -> None:
    mapping = mapping_of(
        "name: log\ntime: a\nact: {column: b}\nsubject: {column: c, optional: yes}\n"
        "object: {column: b, as written: yes}\n"
    )
    with TemporaryDirectory() as folder:
        file = Path(folder, "t.csv")
        file.write_text("a,b,c\n" + "".join(f"{','.join(r[:3])}{r[3]}\n" for r in rows), "utf-8")
        found = outcome_of(file, mapping)
    account = found.account
    assert account.rows == len(rows)
    assert account.claims + account.no_concern + account.aside == account.rows
    assert sum(account.by_code.values()) == account.aside == account.set_aside.height
    in_claims = set(found.table["row"]) if found.table.height else set()
    assert not in_claims & set(account.set_aside["row"])
