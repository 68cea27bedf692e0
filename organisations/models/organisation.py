"""Who takes part, in a tree: a part stands below its whole."""

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.db import models
from django.utils.translation import get_language, gettext_lazy as _
from modelcluster.models import ClusterableModel

from search.ordering import sort_key

HOME_COUNTRY = "VN"
PROGRAMME_OFFICE = "programme-office"  # the short name of the city's own organisation, which verifies the others


class OrganisationKind(models.TextChoices):
    UNIVERSITY = "university", _("University")
    INSTITUTE = "institute", _("Research institute")
    COMPANY = "company", _("Company")
    GOVERNMENT = "government", _("Government unit")
    ASSOCIATION = "association", _("Association")


class Size(models.TextChoices):
    MICRO = "micro", _("up to 10 people")
    SMALL = "small", _("11 to 100 people")
    MEDIUM = "medium", _("101 to 200 people")
    LARGE = "large", _("more than 200 people")


class OrganisationQuerySet(models.QuerySet):
    def verified(self):
        return self.filter(verified_at__isnull=False)


class Organisation(ClusterableModel):
    """A university, faculty, laboratory, company, government unit or association; parts stand below their whole."""

    slug = models.SlugField(_("short name in addresses"), max_length=80, unique=True)
    kind = models.CharField(_("kind"), max_length=20, choices=OrganisationKind)
    parent = models.ForeignKey(
        "self", verbose_name=_("part of"), null=True, blank=True, on_delete=models.SET_NULL, related_name="parts"
    )
    name_vi = models.CharField(_("name in Vietnamese"), max_length=200)
    name_en = models.CharField(_("name in English"), max_length=200, blank=True)
    description_vi = models.TextField(_("description in Vietnamese"), blank=True)
    description_en = models.TextField(_("description in English"), blank=True)
    code = models.CharField(_("tax or establishment code"), max_length=40, blank=True)
    country = models.CharField(
        _("country"), max_length=2, default=HOME_COUNTRY, help_text=_("Two letters, as in ISO 3166: VN, SG, JP.")
    )
    registration_number = models.CharField(
        _("registration number abroad"), max_length=60, blank=True, help_text=_("Where the country is not Vietnam.")
    )
    size = models.CharField(_("size"), max_length=10, choices=Size, blank=True)
    address = models.CharField(_("address"), max_length=250, blank=True)
    ward = models.CharField(_("ward or commune"), max_length=100, blank=True)
    website = models.URLField(_("website"), blank=True)
    email = models.EmailField(_("e-mail address"), blank=True)
    phone = models.CharField(_("telephone"), max_length=30, blank=True)
    email_domain = models.CharField(
        _("e-mail domain"),
        max_length=100,
        blank=True,
        validators=[RegexValidator(r"^[a-z0-9.-]+\.[a-z]{2,}$", _("Give a domain such as university.edu.vn."))],
    )
    logo = models.ForeignKey(
        settings.WAGTAILIMAGES_IMAGE_MODEL,
        verbose_name=_("logo"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    verified_at = models.DateTimeField(_("verified since"), null=True, blank=True, editable=False)
    verified_until = models.DateTimeField(_("verified until"), null=True, blank=True, editable=False)
    # The last letter about renewal of the present `verified_until`, as the days before it; None before the first.
    reminded = models.PositiveSmallIntegerField(null=True, blank=True, editable=False)
    is_demonstration = models.BooleanField(_("demonstration"), default=False, editable=False)
    sort_name = models.CharField(max_length=200, editable=False, db_index=True)

    objects = OrganisationQuerySet.as_manager()

    class Meta:
        verbose_name = _("organisation")
        verbose_name_plural = _("organisations")
        ordering = ["sort_name"]

    def __str__(self) -> str:
        return self.name(get_language())

    def name(self, language: str | None) -> str:
        return self.name_en if language == "en" and self.name_en else self.name_vi

    @property
    def key(self) -> str:
        return f"organisation:{self.pk}"

    @property
    def is_verified(self) -> bool:
        return self.verified_at is not None

    @property
    def runs_out(self) -> bool:
        """Whether its verification is looked at again each year: not for invented ones, nor for who verifies."""
        return not self.is_demonstration and self.slug != PROGRAMME_OFFICE

    @property
    def is_abroad(self) -> bool:
        return self.country != HOME_COUNTRY

    def clean(self):
        above = self.parent
        while above is not None:
            if above.pk == self.pk and self.pk is not None:
                raise ValidationError({"parent": _("An organisation cannot be a part of itself.")})
            above = above.parent

    def ancestors(self) -> list["Organisation"]:
        """From the nearest whole up to the top."""
        found, above = [], self.parent
        while above is not None and above not in found:
            found.append(above)
            above = above.parent
        return found

    def save(self, *args, **options):
        self.sort_name = sort_key(self.name_vi)
        if options.get("update_fields"):
            options["update_fields"] = {*options["update_fields"], "sort_name"}
        super().save(*args, **options)
