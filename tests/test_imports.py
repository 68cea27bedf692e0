"""Imports go one way, also those inside functions: README's map is the order."""

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
BASE = {"history", "files", "mailing", "search"}
LISTINGS = BASE | {"organisations", "taxonomy", "listings"}
OFFERS_AND_NEEDS = LISTINGS | {"catalog", "demand"}
BELOW = {
    "history": set(),
    "files": set(),
    "mailing": set(),
    "search": set(),
    "feedback": BASE,
    "organisations": BASE,
    "accounts": BASE | {"organisations"},
    "taxonomy": BASE,
    "listings": LISTINGS,
    "catalog": LISTINGS,
    "demand": LISTINGS,
    "competitions": OFFERS_AND_NEEDS,
    "teams": OFFERS_AND_NEEDS | {"accounts", "competitions"},
    "submissions": OFFERS_AND_NEEDS | {"accounts", "competitions", "teams"},
    "judging": OFFERS_AND_NEEDS | {"accounts", "competitions", "teams", "submissions"},
    "results": OFFERS_AND_NEEDS | {"accounts", "competitions", "teams", "submissions", "judging"},
    "support": OFFERS_AND_NEEDS | {"accounts"},
    "enquiries": OFFERS_AND_NEEDS | {"accounts"},
    "questions": OFFERS_AND_NEEDS | {"accounts"},
    "proposals": OFFERS_AND_NEEDS | {"accounts", "enquiries"},
    "outcomes": OFFERS_AND_NEEDS | {"accounts", "enquiries"},
    "alerts": OFFERS_AND_NEEDS | {"accounts", "competitions"},
    "bookmarks": OFFERS_AND_NEEDS | {"accounts", "competitions"},
    "portal": OFFERS_AND_NEEDS
    | {"accounts", "competitions", "feedback", "support"}
    | {"teams", "submissions", "judging", "results"}
    | {"enquiries", "questions", "proposals", "outcomes", "alerts", "bookmarks"},
}
APPS = set(BELOW)
# The order of migrations is the database's, not the code's.
FILES = [path for app in sorted(APPS) for path in sorted((ROOT / app).rglob("*.py")) if "migrations" not in path.parts]


def imported(tree: ast.AST) -> set[str]:
    """Top-level names that a module imports, wherever in it."""
    found = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            found.update(alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and not node.level:
            found.add(node.module)
        elif isinstance(node, ast.Call) and getattr(node.func, "attr", getattr(node.func, "id", "")) == "import_module":
            found.update(given.value for given in node.args if isinstance(given, ast.Constant))
    return {name.split(".")[0] for name in found}


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(ROOT)))
def test_a_module_imports_only_what_is_below_it(path):
    app = path.relative_to(ROOT).parts[0]
    above = (imported(ast.parse(path.read_text(encoding="utf-8"))) & APPS) - BELOW[app] - {app}
    assert not above, f"{app}/ may not import {', '.join(sorted(above))}"


def test_every_app_of_the_project_has_its_place():
    apps = {path.parent.name for path in ROOT.glob("*/apps.py")}
    assert apps == APPS


def test_nothing_of_the_site_imports_its_tests():
    for path in FILES:
        assert not imported(ast.parse(path.read_text(encoding="utf-8"))) & {"tests", "benchmarks"}, path


@pytest.mark.parametrize(
    ("code", "found"),
    [
        ("def f():\n    from portal.frame import frame_context", {"portal"}),
        ("import catalog.models as m, os", {"catalog", "os"}),
        ("from . import models", set()),
        ("import importlib\nimportlib.import_module('demand.models')", {"importlib", "demand"}),
    ],
)
def test_imports_are_seen_wherever_they_stand(code, found):
    assert imported(ast.parse(code)) == found
