"""A backup brings back what was there. On SQLite here, on PostgreSQL with its real tools in the suite's second run."""

import json
import os
import sqlite3
import subprocess
from contextlib import closing
from pathlib import Path

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.core.management import CommandError, call_command
from django.db import connection

from catalog.models import ResearchProduct
from portal.backup import database, facts
from search.models import Entry
from tests.factories import OrganisationFactory, ResearchFactory

ROOT = Path(__file__).resolve().parents[2]
NAMES = ("images/a.webp", "original_images/a.png")


@pytest.fixture
def stored(tmp_path, settings):
    settings.MEDIA_ROOT = tmp_path / "media"
    for name in NAMES:
        default_storage.save(name, ContentFile(name.encode()))


@pytest.fixture
def listing(transactional_db, stored):
    return ResearchFactory(title_vi="Đọc hồ sơ giấy ở phường", published=True)


def back_up(folder: Path, **options) -> Path:
    call_command("backup", folder, **options)
    return max(path for path in folder.iterdir() if not path.name.startswith("."))


def stored_files() -> dict[str, bytes]:
    found = {}
    for folder in default_storage.listdir("")[0]:
        for name in default_storage.listdir(folder)[1]:
            with default_storage.open(f"{folder}/{name}") as file:
                found[f"{folder}/{name}"] = file.read()
    return found


def test_what_was_there_is_back_and_what_came_later_is_gone(listing, tmp_path):
    before = stored_files()
    backup = back_up(tmp_path / "backups")

    entries = set(Entry.objects.filter(is_deleted=False).values_list("key", flat=True))
    ResearchProduct.objects.all().delete()
    later = OrganisationFactory(slug="den-sau")
    default_storage.delete(NAMES[0])
    default_storage.save("images/later.webp", ContentFile(b"later"))
    with default_storage.open(NAMES[1], "wb") as file:
        file.write(b"changed")

    call_command("restore", backup, yes=True)

    assert ResearchProduct.objects.get().title_vi == "Đọc hồ sơ giấy ở phường"
    assert not type(later).objects.filter(slug="den-sau").exists()
    assert set(Entry.objects.filter(is_deleted=False).values_list("key", flat=True)) == entries
    assert stored_files() == before
    call_command("search_check")  # raises when the index is not that of the restored entries


def test_a_restored_site_can_be_written_backed_up_and_restored_again(listing, tmp_path):
    call_command("restore", back_up(tmp_path / "first"), yes=True, no_index=True)
    ResearchFactory(title_vi="Bản thứ hai")
    second = back_up(tmp_path / "second")
    ResearchProduct.objects.all().delete()
    call_command("restore", second, yes=True, no_index=True)
    assert ResearchProduct.objects.count() == 2


def test_a_damaged_backup_changes_nothing(listing, tmp_path):
    backup = back_up(tmp_path / "backups")
    dump = next(backup.glob("database.*"))
    dump.write_bytes(dump.read_bytes()[:-100] + b"x" * 100)
    (backup / "files.tar").unlink()
    ResearchFactory(title_vi="Sau bản sao lưu")
    with pytest.raises(CommandError, match=r"nothing is changed.*damaged.*files.tar is missing"):
        call_command("restore", backup, yes=True)
    assert ResearchProduct.objects.count() == 2


def test_a_dump_that_cannot_be_read_changes_nothing(listing, tmp_path):
    backup = back_up(tmp_path / "backups")
    dump = next(backup.glob("database.*"))
    dump.write_bytes(b"not a database" * 500)
    about = facts.read(backup)
    about["parts"][dump.name] = facts.checksum(dump)
    (backup / facts.FACTS).write_text(json.dumps(about))
    with pytest.raises(CommandError):
        call_command("restore", backup, yes=True)
    assert ResearchProduct.objects.count() == 1


def test_a_backup_of_the_other_database_is_refused(listing, tmp_path):
    backup = back_up(tmp_path / "backups")
    about = facts.read(backup) | {"database": "oracle"}
    (backup / facts.FACTS).write_text(json.dumps(about))
    with pytest.raises(CommandError, match="it is of oracle"):
        call_command("restore", backup, yes=True)


def test_a_folder_that_is_no_backup_is_refused(db, tmp_path):
    with pytest.raises(CommandError, match="is no backup"):
        call_command("restore", tmp_path, yes=True)


def test_an_archive_may_not_write_outside_the_storage(listing, tmp_path):
    import tarfile

    backup = back_up(tmp_path / "backups")
    with tarfile.open(backup / "files.tar", "w") as archive:
        archive.addfile(tarfile.TarInfo("../outside"))
    about = facts.read(backup)
    about["parts"]["files.tar"] = facts.checksum(backup / "files.tar")
    (backup / facts.FACTS).write_text(json.dumps(about))
    with pytest.raises(CommandError, match="which no backup of ours writes"):
        call_command("restore", backup, yes=True, no_index=True)
    assert not (tmp_path / "outside").exists()


def test_only_the_newest_backups_are_kept(listing, tmp_path):
    folder = tmp_path / "backups"
    for name in ("20250101T000000Z", "20250102T000000Z"):
        (folder / name).mkdir(parents=True)
        (folder / name / facts.FACTS).write_text("{}")
    (folder / "notes").mkdir()
    back_up(folder, keep=2)
    assert sorted(path.name for path in folder.iterdir())[0] == "20250102T000000Z"
    assert len(list(folder.iterdir())) == 3


def test_a_backup_is_readable_by_its_owner_only(listing, tmp_path):
    assert back_up(tmp_path / "backups").stat().st_mode & 0o077 == 0


@pytest.mark.skipif(connection.vendor != "sqlite", reason="the scripts are the same for both databases")
def test_the_scripts_do_it_from_the_environment_alone(listing, tmp_path):
    var = tmp_path / "var"
    var.mkdir()
    database.dump(var / "portal.sqlite3")
    environment = os.environ | {"DJANGO_SETTINGS_MODULE": "portal.settings.dev", "VAR": str(var)}
    for name in ("DATABASE_URL", "SEARCH_URL"):
        environment.pop(name, None)

    def run(script, *arguments, code=0):
        command = [ROOT / "deploy" / script, *arguments]
        done = subprocess.run(command, env=environment, cwd=tmp_path, capture_output=True, text=True, check=False)
        assert done.returncode == code, done.stderr
        return done.stdout

    def titles(statement="SELECT title_vi FROM catalog_researchproduct"):
        with closing(sqlite3.connect(var / "portal.sqlite3")) as site, site:
            return [row[0] for row in site.execute(statement)]

    run("backup.sh", tmp_path / "backups", "--keep", "1")
    (backup,) = (tmp_path / "backups").iterdir()
    titles("UPDATE catalog_researchproduct SET title_vi = 'changed'")
    run("restore.sh", backup.with_name("nothing"), "--yes", code=1)
    assert titles() == ["changed"]
    assert "Restored" in run("restore.sh", backup, "--yes")
    assert titles() == ["Đọc hồ sơ giấy ở phường"]
    run("backup.sh", code=2)
