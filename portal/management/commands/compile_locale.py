"""Compiles the translations. Babel does it, so that no machine needs GNU gettext to run the site."""

from pathlib import Path

from babel.messages.mofile import write_mo
from babel.messages.pofile import PoFileError, read_po
from django.conf import settings
from django.core.management.base import BaseCommand, CommandError


class Command(BaseCommand):
    help = "Compiles the translations of LOCALE_PATHS (.po to .mo); what has not changed is left alone."
    requires_system_checks = []

    def handle(self, *args, **options):
        sources = [path for folder in settings.LOCALE_PATHS for path in sorted(Path(folder).glob("*/LC_MESSAGES/*.po"))]
        compiled = [source for source in sources if compile_file(source)]
        for source in compiled:
            self.stdout.write(f"compiled {source.parent.parent.name}/{source.stem}")
        self.stdout.write(f"Translations: {len(sources)} files, {len(compiled)} compiled.")


def compile_file(source: Path) -> bool:
    """Writes the .mo beside a .po when that is newer. Fuzzy texts stay out: nobody has confirmed them."""
    target = source.with_suffix(".mo")
    if target.exists() and target.stat().st_mtime >= source.stat().st_mtime:
        return False
    try:
        with source.open("rb") as file:
            catalog = read_po(file, locale=source.parent.parent.name, abort_invalid=True)
    except PoFileError as error:
        raise CommandError(f"{source}: {error}") from error
    new = target.with_suffix(".mo.new")  # a running site never reads half a file
    with new.open("wb") as file:
        write_mo(file, catalog)
    new.replace(target)
    return True
