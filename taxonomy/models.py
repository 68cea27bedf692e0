"""Fields of application, AI techniques, and the bilingual concept scheme in SKOS terms."""

from django.db import models
from django.utils.translation import get_language, gettext_lazy as _
from modelcluster.fields import ParentalKey, ParentalManyToManyField
from modelcluster.models import ClusterableModel


class Term(models.Model):
    """A word that city staff keep, in both languages."""

    slug = models.SlugField(_("short name in addresses"), max_length=80, unique=True)
    label_vi = models.CharField(_("label in Vietnamese"), max_length=120)
    label_en = models.CharField(_("label in English"), max_length=120)

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return self.label(get_language())

    def label(self, language: str | None) -> str:
        return self.label_en if language == "en" else self.label_vi


class Field(Term):
    """A field of application, such as health."""

    position = models.PositiveSmallIntegerField(_("position"), default=0)

    class Meta:
        verbose_name = _("field")
        verbose_name_plural = _("fields")
        ordering = ["position", "slug"]


class TechniqueGroup(models.TextChoices):
    VISION = "vision", _("Vision")
    LANGUAGE = "language", _("Language")
    SPEECH = "speech", _("Speech")
    DATA = "data", _("Data")
    DECISION = "decision", _("Decisions")
    SYSTEMS = "systems", _("Systems")


class Technique(Term):
    """An AI technique, such as object detection."""

    group = models.CharField(_("group"), max_length=20, choices=TechniqueGroup)
    position = models.PositiveSmallIntegerField(_("position"), default=0)

    class Meta:
        verbose_name = _("AI technique")
        verbose_name_plural = _("AI techniques")
        ordering = ["position", "slug"]


class Concept(Term, ClusterableModel):
    """A concept of the scheme. Its labels are found in texts, whatever their diacritics and case."""

    broader = ParentalManyToManyField(
        "self", verbose_name=_("broader concepts"), symmetrical=False, blank=True, related_name="narrower"
    )
    related = ParentalManyToManyField("self", verbose_name=_("related concepts"), symmetrical=True, blank=True)
    field = models.ForeignKey(Field, verbose_name=_("field"), null=True, blank=True, on_delete=models.SET_NULL)
    technique = models.ForeignKey(
        Technique, verbose_name=_("AI technique"), null=True, blank=True, on_delete=models.SET_NULL
    )

    class Meta:
        verbose_name = _("concept")
        verbose_name_plural = _("concepts")
        ordering = ["slug"]


class ConceptLabel(models.Model):
    """An alternative label of a concept."""

    concept = ParentalKey(Concept, on_delete=models.CASCADE, related_name="alternatives")
    language = models.CharField(_("language"), max_length=2, choices=[("vi", _("Vietnamese")), ("en", _("English"))])
    label = models.CharField(_("label"), max_length=120)

    class Meta:
        verbose_name = _("alternative label")
        verbose_name_plural = _("alternative labels")
        constraints = [models.UniqueConstraint(fields=["concept", "language", "label"], name="one_alternative_label")]

    def __str__(self) -> str:
        return self.label
