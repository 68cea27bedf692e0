"""How competition pages become search documents: one document of all translations of a page."""

from collections.abc import Iterable

from django.utils import timezone
from django.utils.html import strip_tags
from django.utils.translation import override
from wagtail.rich_text import get_text_for_indexing

from competitions.models import CompetitionPage
from competitions.phases import Span, entry_deadline
from files.cards import picture_card
from listings.documents import COVER, seconds
from organisations.documents import owner_card
from search import registry
from search.documents import SearchDocument, Text, Traits
from search.entries import remove_entries, write_entries
from search.registry import concepts_in


class CompetitionSource:
    """Registered with search; keys carry the number of the page in the site's first language."""

    prefix = "competition"

    def documents(self, ids: Iterable[int]) -> dict[int, SearchDocument]:
        pages = list(
            CompetitionPage.objects.filter(pk__in=list(ids)).prefetch_related("phases", "fields", "techniques")
        )
        translations: dict = {}
        keys = [page.translation_key for page in pages]
        for page in CompetitionPage.objects.live().public().filter(translation_key__in=keys).select_related("locale"):
            translations.setdefault(page.translation_key, []).append(page)
        return {
            page.pk: _document(page, translations[page.translation_key])
            for page in pages
            if page.translation_key in translations
        }

    def ids(self) -> Iterable[int]:
        return (page.primary().pk for page in CompetitionPage.objects.order_by("pk").select_related("locale"))


def write_page_entry(page: CompetitionPage) -> None:
    """Called in the transaction of a page's change, whichever translation it was."""
    key = f"competition:{page.primary().pk}"
    write_entries({key: registry.documents([key]).get(key)})


def page_deleted(sender, instance, **kwargs):
    remove_entries([f"competition:{instance.pk}"])


def _document(page: CompetitionPage, translations: list[CompetitionPage]) -> SearchDocument:
    fields, techniques = list(page.fields.all()), list(page.techniques.all())
    texts = {each.locale.language_code: _text(each) for each in translations}
    organisers = [row.organisation for row in page.organisers.select_related("organisation")]
    spans = [Span(phase.kind, "", phase.starts_at, phase.ends_at) for phase in page.phases.all()]
    labels = [label for term in (*fields, *techniques) for label in (term.label_vi, term.label_en)]
    deadline = entry_deadline(spans)
    card: dict = {
        "slug": page.slug,
        "urls": {each.locale.language_code: each.url for each in translations},
        "demonstration": page.is_demonstration,
        "phases": [[span.kind, span.starts_at.isoformat(), span.ends_at.isoformat()] for span in spans],
        "closes_at": deadline.isoformat() if deadline else None,
    }
    if organisers:
        card["organisation"] = owner_card(organisers[0])
    if page.cover:
        card["cover"] = picture_card(page.cover, COVER)
    return SearchDocument(
        key=f"competition:{page.pk}",
        kind="competition",
        texts=texts,
        names=tuple(filter(None, (*(name for o in organisers for name in (o.name_vi, o.name_en)), *labels))),
        traits=Traits(
            fields=tuple(term.slug for term in fields),
            techniques=tuple(term.slug for term in techniques),
            concepts=tuple(concepts_in("\n".join(text.whole() for text in texts.values()))),
            languages=tuple(sorted(texts, reverse=True)),
            organisation_kind=organisers[0].kind if organisers else "",
            closes_at=seconds(deadline),
            published_at=seconds(
                min(
                    each.first_published_at or each.latest_revision_created_at or timezone.now()
                    for each in translations
                )
            ),
        ),
        card=card,
        visible_until=seconds(min((each.expire_at for each in translations if each.expire_at), default=None)),
    )


def _text(page: CompetitionPage) -> Text:
    rich = (page.problem, page.rules)
    blocks = (page.prizes, page.faq, page.results)
    body = [page.tagline, *(get_text_for_indexing(html) for html in rich), page.eligibility]
    for stream in blocks:
        body += [
            strip_tags(str(content)) for child in stream for content in child.block.get_searchable_content(child.value)
        ]
    with override(page.locale.language_code):
        for track in page.primary().tracks.all():
            body += [track.title(), get_text_for_indexing(track.text())]
    return Text(title=page.title, summary=page.summary, body="\n\n".join(filter(None, body)))


__all__ = ["CompetitionSource", "page_deleted", "write_page_entry"]
