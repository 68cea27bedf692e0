"""Who won, what a winner shows of itself, what it can prove, and what became of it in the years after."""

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import URLValidator
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from competitions.models import Track
from competitions.reading import in_reading
from teams.models import Member, Team

WEB = URLValidator(schemes=["https", "http"])


class Publication(models.Model):
    """From when on everybody reads the results of a track."""

    track = models.OneToOneField(Track, on_delete=models.PROTECT, related_name="publication")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    published_at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = _("publication of results")
        verbose_name_plural = _("publications of results")

    def __str__(self) -> str:
        return str(self.track)


class PlacementQuerySet(models.QuerySet):
    def public(self):
        return self.filter(track__publication__isnull=False)

    def ranked(self):
        """The first place first, those without one last."""
        return self.order_by("track__sort_order", "track", models.F("place").asc(nulls_last=True), "pk")


class Placement(models.Model):
    """An entry's place in its track. `team` is None for one of a competition whose teams are not registered here; it
    has a name then."""

    track = models.ForeignKey(Track, on_delete=models.PROTECT, related_name="placements")
    team = models.OneToOneField(
        Team, verbose_name=_("team"), null=True, blank=True, on_delete=models.CASCADE, related_name="placement"
    )
    name = models.CharField(_("name of the team"), max_length=120, blank=True)
    place = models.PositiveSmallIntegerField(_("place"), null=True, blank=True)
    points = models.DecimalField(_("points"), max_digits=7, decimal_places=2, null=True, blank=True)
    prize_vi = models.CharField(_("prize in Vietnamese"), max_length=150, blank=True)
    prize_en = models.CharField(_("prize in English"), max_length=150, blank=True)
    offer = models.ForeignKey(
        "catalog.ResearchProduct", null=True, editable=False, on_delete=models.SET_NULL, related_name="+"
    )

    objects = PlacementQuerySet.as_manager()

    class Meta:
        verbose_name = _("placement")
        verbose_name_plural = _("placements")
        ordering = ["place", "pk"]

    def __str__(self) -> str:
        return self.team.name if self.team_id else self.name

    @property
    def key(self) -> str:
        return f"placement:{self.pk}"

    def prize(self) -> str:
        return in_reading(self.prize_vi, self.prize_en)


class Presentation(models.Model):
    """What a team shows of its entry on its public page, in its own words."""

    team = models.OneToOneField(Team, on_delete=models.CASCADE, related_name="presentation")
    title_vi = models.CharField(_("title of the entry in Vietnamese"), max_length=150, blank=True)
    title_en = models.CharField(_("title of the entry in English"), max_length=150, blank=True)
    summary_vi = models.TextField(_("summary in Vietnamese"), max_length=600, blank=True)
    summary_en = models.TextField(_("summary in English"), max_length=600, blank=True)
    video_url = models.URLField(_("video"), blank=True, validators=[WEB])
    repository_url = models.URLField(_("source code"), blank=True, validators=[WEB])
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, editable=False, on_delete=models.SET_NULL, related_name="+"
    )
    changed_at = models.DateTimeField(auto_now=True)

    class Meta:
        verbose_name = _("presentation of a team")
        verbose_name_plural = _("presentations of teams")

    def __str__(self) -> str:
        return str(self.team)

    def title(self) -> str:
        return in_reading(self.title_vi, self.title_en)

    def summary(self) -> str:
        return in_reading(self.summary_vi, self.summary_en)


class Naming(models.Model):
    """A member's consent to be named on the team's public page. A withdrawal dates the row; agreeing again makes a new
    one."""

    member = models.ForeignKey(Member, on_delete=models.CASCADE, related_name="namings")
    given_at = models.DateTimeField(default=timezone.now)
    withdrawn_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = _("consent to be named")
        verbose_name_plural = _("consents to be named")
        constraints = [
            models.UniqueConstraint(
                fields=["member"], condition=models.Q(withdrawn_at__isnull=True), name="one_naming_in_force"
            )
        ]

    def __str__(self) -> str:
        return str(self.member)


class Certificate(models.Model):
    """One for each member of a placed team. Whoever holds its code reads it; the name is as it was when it was made."""

    placement = models.ForeignKey(Placement, on_delete=models.CASCADE, related_name="certificates")
    member = models.OneToOneField(Member, on_delete=models.CASCADE, related_name="certificate")
    name = models.CharField(max_length=120)
    code = models.CharField(max_length=32, unique=True)
    made_at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = _("certificate")
        verbose_name_plural = _("certificates")

    def __str__(self) -> str:
        return self.name


class LedgerKind(models.TextChoices):
    PILOTED = "piloted", _("Piloted")
    DEPLOYED = "deployed", _("Deployed")
    LICENSED = "licensed", _("Licensed")


class LedgerRow(models.Model):
    """What became of an entry: where, and since when. Organisers add to it in the years after."""

    placement = models.ForeignKey(Placement, on_delete=models.CASCADE, related_name="ledger")
    kind = models.CharField(_("What became of it"), max_length=10, choices=LedgerKind)
    where_vi = models.CharField(_("Where, in Vietnamese"), max_length=200)
    where_en = models.CharField(_("Where, in English"), max_length=200, blank=True)
    since = models.DateField(_("Since"))
    link = models.URLField(_("Link to read more"), blank=True, validators=[WEB])
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, editable=False, on_delete=models.SET_NULL, related_name="+"
    )
    at = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        verbose_name = _("row of the ledger")
        verbose_name_plural = _("rows of the ledger")
        ordering = ["-since", "-pk"]

    def __str__(self) -> str:
        return self.where()

    def where(self) -> str:
        return in_reading(self.where_vi, self.where_en)

    def clean(self):
        if self.since and self.since > timezone.localdate():
            raise ValidationError({"since": _("This day is still to come: record it once it has happened.")})
