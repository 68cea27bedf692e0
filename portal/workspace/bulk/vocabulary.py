"""The words of terms and people that a file of one organisation may name."""

from collections.abc import Mapping

from django.db.models import Q

from catalog.models import ResearchProduct, TrainingProduct
from organisations.models import Organisation, Scientist
from portal.importing.headings import plain
from portal.importing.terms import slugs_by_words
from taxonomy.models import Field, Technique


def term_words(organisation: Organisation) -> dict[str, dict[str, str]]:
    """Short names by plain word, for each column that names records."""
    return {
        "fields": slugs_by_words(Field),
        "techniques": slugs_by_words(Technique),
        "scientists": _scientists(organisation),
    }


def term_labels(organisation: Organisation, language: str) -> dict[str, Mapping[str, str]]:
    """Labels by short name, to be chosen from."""
    label = f"label_{language}"
    return {
        "fields": dict(Field.objects.values_list("slug", label)),
        "techniques": dict(Technique.objects.values_list("slug", label)),
        "scientists": {each.slug: str(each) for each in own_scientists(organisation)},
    }


def own_scientists(organisation: Organisation):
    """Its own, and those whom its offers name already: a file must not tie anybody else's people to an offer."""
    named = Q()
    for model in (ResearchProduct, TrainingProduct):
        offers = model.objects.filter(organisation=organisation)
        named |= Q(
            pk__in=model.scientists.through.objects.filter(**{f"{model._meta.model_name}__in": offers}).values(
                "scientist"
            )
        )
    return Scientist.objects.filter(Q(organisation=organisation) | named)


def _scientists(organisation: Organisation) -> dict[str, str]:
    found: dict[str, str] = {}
    for each in own_scientists(organisation):
        for word in (each.slug, each.name, str(each), f"{each.title_en} {each.name}"):
            found.setdefault(plain(word), each.slug)
    return found
