"""Elements of HTML and SVG, in which nobody's words can ever become anything but words."""

from __future__ import annotations

from markupsafe import Markup, escape

from servanda.findings.rendering.printable import printable


def element(name: str, /, *content: object, **attributes: object) -> Markup:
    """Return an element; strings in it are escaped, `Markup` is taken as it is.

    An attribute's underscores stand for hyphens, one at its end only keeps Python content
    (`class_`); one that is None is left out. Numbers are printed to two decimals.
    """
    written = "".join(
        f' {key.rstrip("_").replace("_", "-")}="{_value(value)}"'
        for key, value in attributes.items()
        if value is not None
    )
    inside = Markup("").join(map(words, content))
    ends = f"</{name}>" if content or name not in _EMPTY else ""
    # Values and content are escaped above; names are ours.
    return Markup(f"<{name}{written}{'>' if ends else '/>'}{inside}{ends}")  # noqa: S704


def words(content: object) -> Markup:
    """Return content without a stranger's control characters, escaped unless it is `Markup`."""
    return content if isinstance(content, Markup) else escape(printable(str(content)))


def name(of: str) -> Markup:
    """Return a name that keeps its own writing direction among other words."""
    return element("bdi", of)


def decimals(number: float) -> str:
    """Print a coordinate to two decimals at most."""
    return f"{number:.2f}".rstrip("0").rstrip(".") if "." in f"{number:.2f}" else str(number)


def _value(value: object) -> Markup:
    return words(decimals(value) if isinstance(value, float) else value)


_EMPTY = frozenset({"circle", "line", "path", "rect", "input", "br"})
