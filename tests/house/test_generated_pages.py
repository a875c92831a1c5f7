"""Pages made by scripts say what the scripts would write today."""

from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path

ROOT = Path(__file__).parents[2]


def test_the_pages_of_the_rules_are_those_beside_the_rules() -> None:
    spec = spec_from_file_location("generate_rules", ROOT / "docs" / "generate_rules.py")
    assert spec is not None
    assert spec.loader is not None
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    stale = [p.name for p, text in module.pages().items() if p.read_text("utf-8") != text]
    assert stale == [], "run .venv/bin/python docs/generate_rules.py"
