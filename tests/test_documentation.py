"""What the documentation names exists: commands, options, variables, folders, links."""

import re
import shlex
import subprocess
from pathlib import Path

import pytest
from django.core.management import get_commands, load_command_class

ROOT = Path(__file__).resolve().parents[1]
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md")), ROOT / "deploy/elasticsearch/README.md"]
README = PAGES[0].read_text(encoding="utf-8")
MAP = dict(re.findall(r"^(\w+)/ +(\S.*)$", README.split("## The map")[1].split("## ")[0], re.MULTILINE))


def code_of(page: Path) -> str:
    """What stands in code of a page, inline or in blocks."""
    text = page.read_text(encoding="utf-8")
    blocks = re.findall(r"```\w*\n(.*?)```", text, re.DOTALL)
    return "\n".join(blocks + re.findall(r"`([^`\n]+)`", re.sub(r"```.*?```", "", text, flags=re.DOTALL)))


CODE = {page: code_of(page) for page in PAGES}


def named(pattern: str) -> list:
    return sorted({found for code in CODE.values() for found in re.findall(pattern, code)})


def is_ours(folder: Path) -> bool:
    return folder.is_dir() and any(folder.glob("**/*")) and folder.name not in {"node_modules", "var", "__pycache__"}


def test_readme_begins_with_the_two_commands():
    first = re.search(r"```sh\n(.*?)```", README, re.DOTALL).group(1)
    assert [line.split("#")[0].strip() for line in first.strip().splitlines()] == ["make demo", "make test"]


@pytest.mark.parametrize("target", named(r"\bmake ([a-z]+)\b"))
def test_each_make_target_exists(target):
    """`make --dry-run` reads the Makefile as make does, and runs nothing."""
    done = subprocess.run(["make", "--dry-run", target], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize("line", named(r"manage\.py ([a-z_]+[^\n|]*)"))
def test_each_command_exists_with_its_options(line):
    name, *rest = shlex.split(line)
    try:
        command = load_command_class(get_commands()[name], name)
    except KeyError:
        raise AssertionError(f"no command {name}") from None
    known = command.create_parser("manage.py", name)._option_string_actions
    for option in rest:
        if option.startswith("--"):
            assert option.split("=")[0] in known, f"{name} has no {option}"


@pytest.mark.parametrize("line", named(r"(?:^|\s)(deploy/\w+\.sh[^\n]*)"))
def test_each_script_exists_and_tells_how_it_is_used(line):
    script = ROOT / line.split()[0]
    assert script.stat().st_mode & 0o111
    if script.name in {"backup.sh", "restore.sh"}:
        done = subprocess.run([script], capture_output=True, text=True, check=False)
        assert done.returncode == 2
        assert "usage:" in done.stderr


def test_the_map_has_every_folder_and_no_other():
    folders = {path.name for path in ROOT.iterdir() if not path.name.startswith(".") and is_ours(path)}
    assert set(MAP) == folders


def test_every_path_that_readme_names_is_there():
    pattern = rf"(?<![\w/.])((?:{'|'.join(MAP)})/[\w/.*-]*)"
    paths = {found.rstrip(".") for found in re.findall(pattern, CODE[PAGES[0]]) if "←" not in found}
    missing = [path for path in sorted(paths) if not (ROOT / path).exists() and not path.startswith("scheme/")]
    assert len(paths) > 15
    # a module may be named without its ending
    assert [path for path in missing if not (ROOT / f"{path}.py").exists()] == []


@pytest.mark.parametrize("document", PAGES, ids=lambda document: str(document.relative_to(ROOT)))
def test_local_links_lead_somewhere(document):
    for target in re.findall(r"\]\(([^)]+)\)", document.read_text(encoding="utf-8")):
        if not target.startswith(("http://", "https://", "#")):
            assert (document.parent / target.split("#")[0]).exists(), target


def test_readme_names_every_direct_dependency():
    """By the name that people know, so a part of the package's name is enough."""
    lines = (ROOT / "requirements.in").read_text().splitlines()
    packages = [re.match(r"[\w-]+", line).group() for line in lines if line and not line.startswith("#")]
    table = README.split("## What it stands on")[1].lower()
    assert [name for name in packages if name.lower() not in table] == []


def test_the_settings_that_a_site_needs_are_described():
    from portal.settings.refusals import refusals

    described = (ROOT / "docs/deploy.md").read_text()
    for sentence in refusals({}):
        assert f"`{sentence.split()[0]}`" in described
    read = set(re.findall(r'env(?:\.\w+)?\("([A-Z0-9_]+)"', (ROOT / "portal/settings/production.py").read_text()))
    assert [name for name in sorted(read) if f"`{name}`" not in described] == []


def test_pictures_are_small():
    for picture in (ROOT / "docs/pictures").iterdir():
        assert picture.stat().st_size <= 150_000, picture.name


def test_commands_of_an_unknown_name_would_be_noticed():
    with pytest.raises(AssertionError, match="no command quarter_figure"):
        test_each_command_exists_with_its_options("quarter_figure 2026Q4")
    with pytest.raises(AssertionError, match="has no --nothing"):
        test_each_command_exists_with_its_options("compile_locale --nothing")
