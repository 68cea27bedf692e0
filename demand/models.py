"""Needs: problems that AI could solve, and people to train."""

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.contrib.taggit import ClusterTaggableManager
from modelcluster.fields import ParentalKey

from demand.choices import Nature, NeedKind, Sensitivity
from listings.choices import Band, Cooperation, Delivery, Level, Mode
from listings.fields import ChoicesField
from listings.models import Attachment, Listing, Tagged


class NeedTag(Tagged):
    content_object = ParentalKey("demand.Need", on_delete=models.CASCADE, related_name="tagged_items")


class Need(Listing):
    """A need for an AI application or for AI training, of a business or a unit of government."""

    need_kind = models.CharField(_("need for"), max_length=20, choices=NeedKind, default=NeedKind.APPLICATION)
    nature = models.CharField(_("nature"), max_length=20, choices=Nature, default=Nature.PROBLEM)
    tags = ClusterTaggableManager(through=NeedTag, verbose_name=_("tags"), blank=True)
    users_vi = models.TextField(_("who has the problem, in Vietnamese"), blank=True)
    users_en = models.TextField(_("who has the problem, in English"), blank=True)
    present_vi = models.TextField(_("present way and its figures, in Vietnamese"), blank=True)
    present_en = models.TextField(_("present way and its figures, in English"), blank=True)
    outcome_vi = models.TextField(_("wanted outcome with a measure, in Vietnamese"), blank=True)
    outcome_en = models.TextField(_("wanted outcome with a measure, in English"), blank=True)
    data_available_vi = models.TextField(_("data available, in Vietnamese"), blank=True)
    data_available_en = models.TextField(_("data available, in English"), blank=True)
    data_sensitivity = models.CharField(_("sensitivity of the data"), max_length=20, choices=Sensitivity, blank=True)
    must_haves_vi = models.TextField(_("must have, in Vietnamese"), blank=True, help_text=_("One a line."))
    must_haves_en = models.TextField(_("must have, in English"), blank=True, help_text=_("One a line."))
    nice_to_haves_vi = models.TextField(_("nice to have, in Vietnamese"), blank=True, help_text=_("One a line."))
    nice_to_haves_en = models.TextField(_("nice to have, in English"), blank=True, help_text=_("One a line."))
    budget_band = models.CharField(_("budget"), max_length=20, choices=Band, blank=True)
    timeline_vi = models.TextField(_("timeline in Vietnamese"), blank=True)
    timeline_en = models.TextField(_("timeline in English"), blank=True)
    closes_at = models.DateTimeField(_("answers until"), null=True, blank=True)
    cooperation = ChoicesField(_("form of cooperation"), choices_class=Cooperation)
    delivery = ChoicesField(_("delivery wanted"), choices_class=Delivery)
    trl_min = models.PositiveSmallIntegerField(
        _("least technology readiness level"),
        null=True,
        blank=True,
        validators=[MinValueValidator(1), MaxValueValidator(9)],
    )
    roles_vi = models.TextField(_("who is to be trained, in Vietnamese"), blank=True)
    roles_en = models.TextField(_("who is to be trained, in English"), blank=True)
    headcount = models.PositiveIntegerField(_("how many people"), null=True, blank=True)
    level_now = models.CharField(_("level now"), max_length=20, choices=Level, blank=True)
    level_wanted = models.CharField(_("level wanted"), max_length=20, choices=Level, blank=True)
    mode = models.CharField(_("mode"), max_length=20, choices=Mode, blank=True)
    starts_on = models.DateField(_("start wanted"), null=True, blank=True)

    key_prefix = "need"
    long_texts = (
        "users",
        "present",
        "outcome",
        "roles",
        "must_haves",
        "nice_to_haves",
        "data_available",
        "timeline",
    )
    document_relations = ()

    class Meta(Listing.Meta):
        verbose_name = _("need")
        verbose_name_plural = _("needs")

    @property
    def kind(self) -> str:
        return f"{self.need_kind}-need"


class NeedAttachment(Attachment):
    need = ParentalKey(Need, on_delete=models.CASCADE, related_name="attachments")
