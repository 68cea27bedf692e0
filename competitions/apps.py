from django.apps import AppConfig
from django.db.models.signals import pre_delete
from django.utils.translation import gettext_lazy as _


class CompetitionsConfig(AppConfig):
    name = "competitions"
    verbose_name = _("Competitions")

    def ready(self):
        from wagtail.signals import page_published as published

        from competitions import history
        from competitions.documents import CompetitionSource, page_deleted
        from competitions.models import CompetitionPage
        from competitions.rules import page_published
        from search.registry import register

        register(CompetitionSource())
        pre_delete.connect(page_deleted, sender=CompetitionPage, dispatch_uid="competition_deleted")
        published.connect(page_published, sender=CompetitionPage, dispatch_uid="competition_rules_noted")
        history.connect()
