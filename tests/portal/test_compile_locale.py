"""Translations are compiled without GNU gettext."""

import gettext
import os

import pytest
from django.core.management import CommandError, call_command

PO = """msgid ""
msgstr "Content-Type: text/plain; charset=UTF-8\\nPlural-Forms: nplurals=1; plural=0;\\n"

msgid "needs"
msgstr "nhu cầu"

#, fuzzy
msgid "offers"
msgstr "chưa ai xem lại"
"""


@pytest.fixture
def source(tmp_path, settings):
    settings.LOCALE_PATHS = [tmp_path]
    path = tmp_path / "vi" / "LC_MESSAGES" / "django.po"
    path.parent.mkdir(parents=True)
    path.write_text(PO, encoding="utf-8")
    return path


def test_a_catalogue_is_compiled_without_what_nobody_confirmed(source, tmp_path):
    call_command("compile_locale")
    compiled = gettext.translation("django", tmp_path, ["vi"])
    assert compiled.gettext("needs") == "nhu cầu"
    assert compiled.gettext("offers") == "offers"


def test_only_what_changed_is_compiled_again(source, capsys):
    call_command("compile_locale")
    call_command("compile_locale")
    assert "1 files, 0 compiled" in capsys.readouterr().out
    later = source.stat().st_mtime + 10
    os.utime(source, (later, later))
    call_command("compile_locale")
    assert "1 files, 1 compiled" in capsys.readouterr().out


def test_a_broken_catalogue_is_named(source):
    source.write_text('msgid "needs"\nbroken here\n', encoding="utf-8")
    with pytest.raises(CommandError, match=r"django\.po"):
        call_command("compile_locale")
