"""What editors know better than the finder: concepts that a listing's texts name wrongly, or do not name at all.

Kept by the listing's key beside its row and revisions, so that neither an import, a publication nor a new index
brings back what was corrected.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class Correction(models.TextChoices):
    ADDED = "added", _("added")
    REMOVED = "removed", _("removed")


class ConceptCorrection(models.Model):
    """One concept that a listing has, or has not, whatever its texts say."""

    key = models.CharField(_("listing"), max_length=80)
    concept = models.ForeignKey(
        "taxonomy.Concept", verbose_name=_("concept"), on_delete=models.CASCADE, related_name="+"
    )
    correction = models.CharField(_("correction"), max_length=10, choices=Correction)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("who"), null=True, blank=True, on_delete=models.SET_NULL
    )
    at = models.DateTimeField(_("when"), default=timezone.now)

    class Meta:
        app_label = "listings"
        verbose_name = _("corrected concept")
        verbose_name_plural = _("corrected concepts")
        constraints = [models.UniqueConstraint(fields=["key", "concept"], name="one_correction_of_a_concept")]

    def __str__(self) -> str:
        return f"{self.key}: {self.correction} {self.concept_id}"


@dataclass(frozen=True)
class Corrections:
    """Slugs of concepts, in their order."""

    added: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()

    def applied(self, found: Iterable[str]) -> tuple[str, ...]:
        """The concepts of a listing in whose texts these were found: an editor's come first, as the surest."""
        rest = [slug for slug in found if slug not in self.removed and slug not in self.added]
        return (*self.added, *rest)


NONE = Corrections()


def corrections(keys: Sequence[str]) -> Mapping[str, Corrections]:
    """By key, for those listings that have any; one query."""
    slugs: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    rows = ConceptCorrection.objects.filter(key__in=keys).order_by("concept__slug")
    for key, correction, slug in rows.values_list("key", "correction", "concept__slug"):
        slugs[key][correction].append(slug)
    return {
        key: Corrections(tuple(found[Correction.ADDED]), tuple(found[Correction.REMOVED]))
        for key, found in slugs.items()
    }
