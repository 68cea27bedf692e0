"""Makes what an installation needs before anybody edits it: languages, pages, groups, review, office, terms."""

import os

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from portal.pages.loading import load_standard_pages
from portal.setup import prepare_admin, prepare_groups, prepare_office, prepare_pages, prepare_review
from taxonomy.loading import SchemeError, load_scheme


class Command(BaseCommand):
    help = "Prepares the site: languages, pages, groups, review, programme office, taxonomy. Safe to repeat."

    def add_arguments(self, parser):
        parser.add_argument(
            "--admin-password",
            default=os.environ.get("ADMIN_PASSWORD", ""),
            help="Makes the administrator “admin” with this password, if there is none; else ADMIN_PASSWORD is read.",
        )
        parser.add_argument(
            "--update-terms",
            action="store_true",
            help="Gives known terms the labels of the scheme's files again, over what city staff changed in the admin.",
        )

    def handle(self, *args, admin_password, update_terms, **options):
        self._say("Languages, site and pages", settings.WAGTAILADMIN_BASE_URL)
        site = prepare_pages()
        self._say("Standard pages", f"{load_standard_pages()} made")
        self._say("Groups of city staff")
        prepare_groups()
        self._say("Review of listings and pages")
        prepare_review()
        self._say("Programme office")
        prepare_office()
        try:
            loaded = load_scheme(update=update_terms)
        except SchemeError as error:
            raise CommandError(f"The taxonomy was not loaded. {error}") from error
        self._say(
            "Fields, techniques, concepts",
            f"{loaded.made} made, {loaded.changed} changed, {loaded.added} labels and links added",
        )
        if admin_password:
            self._say("Administrator", "made" if prepare_admin(admin_password) else "is there already")
        self.stdout.write(self.style.SUCCESS(f"{site.site_name} is ready."))

    def _say(self, what: str, detail: str = "") -> None:
        self.stdout.write(f"{what}: {detail}" if detail else what)
