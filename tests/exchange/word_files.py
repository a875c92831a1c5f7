"""Word files as Word writes them, made of the XML that a test is about."""

import io
import zipfile
from collections.abc import Mapping

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
NAMESPACES = (
    f'xmlns:w="{W}" '
    'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" '
    'xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:v="urn:schemas-microsoft-com:vml" '
    'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_MICROSOFT = {"commentsExtended": "http://schemas.microsoft.com/office/2011/relationships"}
MAIN_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"


def part(element: str, content: str) -> str:
    return (
        f'<?xml version="1.0" encoding="UTF-8"?><w:{element} {NAMESPACES}>{content}</w:{element}>'
    )


def relation(name: str, kind: str, target: str, *, external: bool = False) -> str:
    mode = ' TargetMode="External"' if external else ""
    base = _MICROSOFT.get(kind, OFFICE)
    return f'<Relationship Id="{name}" Type="{base}/{kind}" Target="{target}"{mode}/>'


def relations(*found: str) -> str:
    space = "http://schemas.openxmlformats.org/package/2006/relationships"
    return f'<Relationships xmlns="{space}">{"".join(found)}</Relationships>'


def zipped(members: Mapping[str, str | bytes]) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return file.getvalue()


def word_file(
    body: str,
    parts: Mapping[str, str] | None = None,
    *,
    extra_relations: tuple[str, ...] = (),
    main_type: str = MAIN_TYPE,
    members: Mapping[str, str | bytes] | None = None,
) -> bytes:
    """Pack a body, and the parts (styles, numbering, comments …) by the kind of their relation."""
    parts = parts or {}
    own = [relation(f"p{n}", kind, f"{kind}.xml") for n, kind in enumerate(parts)]
    packed: dict[str, str | bytes] = {
        "[Content_Types].xml": (
            '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
            f'<Override PartName="/word/document.xml" ContentType="{main_type}"/></Types>'
        ),
        "_rels/.rels": relations(relation("r1", "officeDocument", "word/document.xml")),
        "word/_rels/document.xml.rels": relations(*own, *extra_relations),
        "word/document.xml": part("document", f"<w:body>{body}</w:body>"),
        **{f"word/{kind}.xml": content for kind, content in parts.items()},
        **(members or {}),
    }
    return zipped(packed)


def run(text: str, look: str = "") -> str:
    properties = f"<w:rPr>{look}</w:rPr>" if look else ""
    return f'<w:r>{properties}<w:t xml:space="preserve">{text}</w:t></w:r>'


def paragraph(*content: str, properties: str = "") -> str:
    inner = "".join(c if c.startswith("<") else run(c) for c in content)
    head = f"<w:pPr>{properties}</w:pPr>" if properties else ""
    return f"<w:p>{head}{inner}</w:p>"


def inserted(*content: str, by: str = "Ann", on: str = "2025-03-01T10:00:00Z") -> str:
    inner = "".join(c if c.startswith("<") else run(c) for c in content)
    return f'<w:ins w:id="1" w:author="{by}" w:date="{on}">{inner}</w:ins>'


def deleted(text: str, by: str = "Ann", on: str = "2025-03-01T10:00:00Z") -> str:
    words = f'<w:r><w:delText xml:space="preserve">{text}</w:delText></w:r>'
    return f'<w:del w:id="2" w:author="{by}" w:date="{on}">{words}</w:del>'


def mark(kind: str, by: str = "Ann") -> str:
    """Say that the end of a paragraph was put in (`ins`) or taken out (`del`)."""
    return f'<w:rPr><w:{kind} w:id="3" w:author="{by}" w:date="2025-03-01T10:00:00Z"/></w:rPr>'


def table(*rows: str) -> str:
    return f"<w:tbl>{''.join(rows)}</w:tbl>"


def row(*cells: str, properties: str = "") -> str:
    head = f"<w:trPr>{properties}</w:trPr>" if properties else ""
    return f"<w:tr>{head}{''.join(f'<w:tc>{cell}</w:tc>' for cell in cells)}</w:tr>"
