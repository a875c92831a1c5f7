"""Pages made by scripts say what the scripts would write today."""

from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from types import ModuleType

from servanda.dossier import Dossier
from servanda.findings import Text

ROOT = Path(__file__).parents[2]


def script(name: str) -> ModuleType:
    spec = spec_from_file_location(name, ROOT / "docs" / f"{name}.py")
    assert spec is not None
    assert spec.loader is not None
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_pages_of_the_rules_are_those_beside_the_rules() -> None:
    module = script("generate_rules")
    stale = [p.name for p, text in module.pages().items() if p.read_text("utf-8") != text]
    assert stale == [], "run .venv/bin/python docs/generate_rules.py"


def test_the_reference_of_the_language_is_what_the_grammar_says() -> None:
    module = script("generate_language")
    written = module.PAGE.read_text("utf-8")
    assert written == module.page(), "run .venv/bin/python docs/generate_language.py"


def test_the_file_that_the_reference_shows_can_be_read() -> None:
    dossier = Dossier(Text("glance.pact.md", script("generate_language").FILE.lstrip()))
    assert [reading.label for reading in dossier.file.readings] == ["4.a", "4.b"]
    assert dossier.mistakes == ()
