"""Offers: AI research products and AI training products."""

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.contrib.taggit import ClusterTaggableManager
from modelcluster.fields import ParentalKey, ParentalManyToManyField
from wagtail.models import Orderable

from catalog.choices import Certificate, IPStatus, Pacing, RiskClass, TrainingAudience
from listings.choices import Band, Cooperation, Delivery, Language, Level, Mode
from listings.fields import ChoicesField
from listings.models import Attachment, Listing, Tagged


class Offer(Listing):
    """What a research and a training product have in common."""

    scientists = ParentalManyToManyField("organisations.Scientist", verbose_name=_("scientists"), blank=True)

    class Meta(Listing.Meta):
        abstract = True


class ResearchProductTag(Tagged):
    content_object = ParentalKey("catalog.ResearchProduct", on_delete=models.CASCADE, related_name="tagged_items")


class ResearchProduct(Offer):
    """A result of AI research that can be applied."""

    tags = ClusterTaggableManager(through=ResearchProductTag, verbose_name=_("tags"), blank=True)
    trl = models.PositiveSmallIntegerField(
        _("technology readiness level"),
        null=True,
        blank=True,
        validators=[MinValueValidator(1), MaxValueValidator(9)],
        help_text=_("1 (basic principles) to 9 (proven in operation)."),
    )
    evidence_vi = models.TextField(_("evidence in Vietnamese"), blank=True)
    evidence_en = models.TextField(_("evidence in English"), blank=True)
    deployments_vi = models.TextField(_("deployments in Vietnamese"), blank=True)
    deployments_en = models.TextField(_("deployments in English"), blank=True)
    comparison_vi = models.TextField(_("comparison with the alternative in Vietnamese"), blank=True)
    comparison_en = models.TextField(_("comparison with the alternative in English"), blank=True)
    data_needed_vi = models.TextField(_("data needed in Vietnamese"), blank=True)
    data_needed_en = models.TextField(_("data needed in English"), blank=True)
    integration_vi = models.TextField(_("integration in Vietnamese"), blank=True)
    integration_en = models.TextField(_("integration in English"), blank=True)
    ip_status = models.CharField(_("intellectual property"), max_length=20, choices=IPStatus, blank=True)
    cooperation = ChoicesField(_("cooperation sought"), choices_class=Cooperation)
    delivery = ChoicesField(_("delivery"), choices_class=Delivery)
    price_band = models.CharField(_("price"), max_length=20, choices=Band, blank=True)
    risk_class = models.CharField(
        _("risk class under the AI law"),
        max_length=10,
        choices=RiskClass,
        blank=True,
        help_text=_("Declared by the provider (Law 134/2025/QH15)."),
    )

    key_prefix = "research"
    kind = "research"
    long_texts = ("evidence", "deployments", "comparison", "data_needed", "integration")
    document_relations = ("scientists",)

    class Meta(Offer.Meta):
        verbose_name = _("research product")
        verbose_name_plural = _("research products")


class ResearchProductAttachment(Attachment):
    product = ParentalKey(ResearchProduct, on_delete=models.CASCADE, related_name="attachments")


class TrainingProductTag(Tagged):
    content_object = ParentalKey("catalog.TrainingProduct", on_delete=models.CASCADE, related_name="tagged_items")


class TrainingProduct(Offer):
    """A course or class on AI."""

    tags = ClusterTaggableManager(through=TrainingProductTag, verbose_name=_("tags"), blank=True)
    audiences = ChoicesField(_("for whom"), choices_class=TrainingAudience)
    pacing = models.CharField(_("way of learning"), max_length=20, choices=Pacing, blank=True)
    level = models.CharField(_("level"), max_length=20, choices=Level, blank=True)
    prerequisites_vi = models.TextField(_("prerequisites in Vietnamese"), blank=True)
    prerequisites_en = models.TextField(_("prerequisites in English"), blank=True)
    outcomes_vi = models.TextField(_("learning outcomes in Vietnamese"), blank=True)
    outcomes_en = models.TextField(_("learning outcomes in English"), blank=True)
    taught_in = ChoicesField(_("language of teaching"), choices_class=Language)
    mode = models.CharField(_("mode"), max_length=20, choices=Mode, blank=True)
    workload_hours = models.PositiveIntegerField(_("workload in hours"), null=True, blank=True)
    fee = models.PositiveBigIntegerField(_("fee in đồng"), null=True, blank=True, help_text=_("0 is free of charge."))
    certificate = models.CharField(_("certificate"), max_length=20, choices=Certificate, blank=True)
    in_house = models.BooleanField(_("can be held at the customer's"), default=False)
    open_material_url = models.URLField(_("open material"), blank=True)

    key_prefix = "training"
    kind = "training"
    long_texts = ("outcomes", "prerequisites")
    document_relations = ("scientists", "intakes")

    class Meta(Offer.Meta):
        verbose_name = _("training product")
        verbose_name_plural = _("training products")


class TrainingProductAttachment(Attachment):
    product = ParentalKey(TrainingProduct, on_delete=models.CASCADE, related_name="attachments")


class Intake(Orderable):
    """A date on which a training product starts."""

    product = ParentalKey(TrainingProduct, on_delete=models.CASCADE, related_name="intakes")
    starts_on = models.DateField(_("starts on"))
    apply_by = models.DateTimeField(_("apply by"), null=True, blank=True)
    seats = models.PositiveIntegerField(_("seats"), null=True, blank=True)
    place = models.CharField(_("place"), max_length=160, blank=True)

    class Meta(Orderable.Meta):
        verbose_name = _("intake")
        verbose_name_plural = _("intakes")
        ordering = ["starts_on", "sort_order"]

    def __str__(self) -> str:
        return self.starts_on.isoformat()
