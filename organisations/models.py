"""Who takes part: people's accounts, organisations in a tree, memberships, scientists."""

from django.conf import settings
from django.contrib.auth.models import AbstractUser
from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.db import models
from django.db.models.functions import Lower
from django.utils.translation import get_language, gettext_lazy as _
from modelcluster.models import ClusterableModel

from search.ordering import sort_key

HOME_COUNTRY = "VN"


class User(AbstractUser):
    """An account. People sign in with an e-mail address; the admin's own user model from the first migration."""

    email = models.EmailField(_("e-mail address"), blank=True)
    language = models.CharField(_("language of letters"), max_length=2, choices=settings.LANGUAGES, default="vi")

    class Meta(AbstractUser.Meta):
        constraints = [
            models.UniqueConstraint(Lower("email"), condition=~models.Q(email=""), name="one_account_an_address")
        ]

    def __str__(self) -> str:
        return self.get_full_name() or self.username


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


class Role(models.TextChoices):
    OWNER = "owner", _("Owner")
    EDITOR = "editor", _("Editor")
    VIEWER = "viewer", _("Viewer")


class Membership(models.Model):
    """A person's part in an organisation."""

    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="memberships")
    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="memberships")
    role = models.CharField(_("role"), max_length=10, choices=Role, default=Role.VIEWER)

    class Meta:
        verbose_name = _("membership")
        verbose_name_plural = _("memberships")
        constraints = [models.UniqueConstraint(fields=["user", "organisation"], name="one_membership")]

    def __str__(self) -> str:
        return f"{self.user} – {self.organisation}"


class Scientist(models.Model):
    """A person whom offers name. Shown once they confirmed it, or while only their work is named."""

    slug = models.SlugField(_("short name in addresses"), max_length=80, unique=True)
    name = models.CharField(_("name"), max_length=120)
    title_vi = models.CharField(_("title in Vietnamese"), max_length=60, blank=True)
    title_en = models.CharField(_("title in English"), max_length=60, blank=True)
    organisation = models.ForeignKey(
        Organisation, verbose_name=_("organisation"), on_delete=models.CASCADE, related_name="scientists"
    )
    expertise_vi = models.TextField(_("expertise in Vietnamese"), blank=True)
    expertise_en = models.TextField(_("expertise in English"), blank=True)
    email = models.EmailField(_("e-mail address"), blank=True, help_text=_("Never shown; used to ask for consent."))
    confirmed_at = models.DateTimeField(_("confirmed"), null=True, blank=True)
    is_demonstration = models.BooleanField(_("demonstration"), default=False, editable=False)
    sort_name = models.CharField(max_length=200, editable=False, db_index=True)

    class Meta:
        verbose_name = _("scientist")
        verbose_name_plural = _("scientists")
        ordering = ["sort_name"]

    def __str__(self) -> str:
        return f"{self.title_vi} {self.name}".strip()

    def save(self, *args, **options):
        self.sort_name = sort_key(self.name.split()[-1] + " " + self.name if self.name else "")
        super().save(*args, **options)
