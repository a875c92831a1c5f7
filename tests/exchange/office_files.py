"""A draft with everything in it, as an OpenDocument text, and LibreOffice to save it otherwise."""

import subprocess
from pathlib import Path
from shutil import which

_NAMES = {
    "office": "office",
    "text": "text",
    "style": "style",
    "table": "table",
    "draw": "drawing",
    "fo": "xsl-fo-compatible",
    "svg": "svg-compatible",
}
_BASE = "urn:oasis:names:tc:opendocument:xmlns"
SPACES = " ".join(
    [
        *(f'xmlns:{prefix}="{_BASE}:{name}:1.0"' for prefix, name in _NAMES.items()),
        'xmlns:dc="http://purl.org/dc/elements/1.1/"',
        'xmlns:xlink="http://www.w3.org/1999/xlink"',
    ]
)


def region(name: str, kind: str, author: str, content: str = "") -> str:
    info = (
        f"<office:change-info><dc:creator>{author}</dc:creator>"
        "<dc:date>2025-03-01T10:00:00</dc:date></office:change-info>"
    )
    return (
        f'<text:changed-region text:id="{name}"><text:{kind}>{info}{content}</text:{kind}>'
        "</text:changed-region>"
    )


def change(name: str, words: str) -> str:
    start = f'<text:change-start text:change-id="{name}"/>'
    return f'{start}{words}<text:change-end text:change-id="{name}"/>'


def flat(body: str, *regions: str, styles: str = "", meta: str = "", master: str = "") -> bytes:
    """Return a flat OpenDocument text."""
    tracked = f"<text:tracked-changes>{''.join(regions)}</text:tracked-changes>" if regions else ""
    return (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document {SPACES} office:version="1.3" '
        'office:mimetype="application/vnd.oasis.opendocument.text">'
        f"<office:meta>{meta}</office:meta>"
        f"<office:automatic-styles>{styles}</office:automatic-styles>{master}"
        f"<office:body><office:text>{tracked}{body}</office:text></office:body></office:document>"
    ).encode()


LIST = (
    '<text:list-style style:name="L1"><text:list-level-style-number text:level="1" '
    'style:num-format="1" style:num-suffix="."/><text:list-level-style-number text:level="2" '
    'style:num-format="a" style:num-prefix="(" style:num-suffix=")"/></text:list-style>'
)
DRAFT = flat(
    '<text:h text:outline-level="1">Article 1</text:h>'
    f"<text:p>Arden shall {change('c1', 'gladly ')}pay "
    '<text:change text:change-id="c2"/>coins<text:change text:change-id="c3"/>.</text:p>'
    "<text:p>Brell shall wait<text:note text:note-class='footnote' text:id='n1'>"
    "<text:note-citation>1</text:note-citation><text:note-body><text:p>In the hall.</text:p>"
    "</text:note-body></text:note>.<text:change-start text:change-id='c4'/></text:p>"
    "<text:p>Both shall sign.<text:change-end text:change-id='c4'/></text:p>"
    '<text:list text:style-name="L1"><text:list-item><text:p>the first<office:annotation '
    'office:name="a1"><dc:creator>Cy</dc:creator><dc:date>2025-04-01T09:00:00</dc:date>'
    "<text:p>Which one?</text:p></office:annotation> day<office:annotation-end "
    'office:name="a1"/></text:p><text:list><text:list-item><text:p>at noon</text:p>'
    "</text:list-item></text:list></text:list-item><text:list-item><text:p>the last day</text:p>"
    "</text:list-item></text:list>"
    "<table:table><table:table-column table:number-columns-repeated='2'/><table:table-row>"
    "<table:table-cell><text:p>1</text:p></table:table-cell><table:table-cell><text:p>a cell"
    "</text:p></table:table-cell></table:table-row></table:table><text:p>End.</text:p>",
    region("c1", "insertion", "Ann"),
    region("c2", "deletion", "Ben", "<text:p>ten </text:p>"),
    region("c3", "deletion", "Ben", "<text:p>.</text:p><text:p>Nobody shall ask</text:p>"),
    region("c4", "insertion", "Ann"),
    styles=LIST,
)
AFTER = [
    "Article 1", "Arden shall gladly pay coins.", "Brell shall wait.", "Both shall sign.",
    "1. the first day", "(a) at noon", "2. the last day", "1 | a cell", "End.",
]  # fmt: skip
BEFORE = [
    "Article 1", "Arden shall pay ten coins.", "Nobody shall ask.", "Brell shall wait.",
    "1. the first day", "(a) at noon", "2. the last day", "1 | a cell", "End.",
]  # fmt: skip
ANN = [*AFTER[:1], "Arden shall gladly pay ten coins.", "Nobody shall ask.", *AFTER[2:]]
BEN = [*AFTER[:1], "Arden shall pay coins.", "Brell shall wait.", *AFTER[4:]]


def saved_as(form: str, source: Path, folder: Path) -> Path:
    """Let LibreOffice save a file in another format; return where it is."""
    program = which("soffice") or which("libreoffice")
    assert program is not None
    folder.mkdir(exist_ok=True)
    profile = (folder / "profile").resolve().as_uri()
    subprocess.run(
        [program, f"-env:UserInstallation={profile}", "--headless", "--convert-to", form,
         "--outdir", str(folder), str(source)],
        check=True, capture_output=True, timeout=120,
    )  # fmt: skip
    return folder / f"{source.stem}.{form}"
