"""A new version of the rules each time that what was published of them changes."""

from django.db import transaction
from wagtail.rich_text import get_text_for_indexing

from competitions.models import CompetitionPage, RulesVersion


@transaction.atomic
def note_rules(page: CompetitionPage) -> RulesVersion | None:
    """The newest version after this page was published; None where there are no rules.

    A translation that is added to rules already published belongs to their version: the rules have not changed.
    """
    competition = page.primary()
    CompetitionPage.objects.select_for_update(no_key=True).only("pk").get(pk=competition.pk)
    pages = CompetitionPage.objects.live().filter(translation_key=competition.translation_key)
    texts = {each.locale.language_code: each.rules for each in pages.select_related("locale") if is_said(each.rules)}
    newest = competition.rules_versions.first()
    if not texts or (newest and newest.texts == texts):
        return newest
    if newest and all(texts.get(language, text) == text for language, text in newest.texts.items()):
        newest.texts |= texts
        newest.save(update_fields=["texts"])
        return newest
    return competition.rules_versions.create(number=newest.number + 1 if newest else 1, texts=texts)


def is_said(html: str) -> bool:
    """An editor's empty field holds an empty paragraph."""
    return bool(get_text_for_indexing(html).strip())


def page_published(sender, instance, **kwargs) -> None:
    if instance.live:
        note_rules(instance)
