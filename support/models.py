"""What people tell the support centre: reports of listings, questions to be called back about, the survey's answers."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from listings.choices import Level
from listings.fields import ChoicesField
from organisations.models import OrganisationKind, Size
from support.choices import OPEN, Obstacle, PreferredTime, ReportReason, Specialists, Standing, Use


class Told(models.Model):
    """What the queues have in common. No account is asked for: who told it is the address or number that they gave."""

    language = models.CharField(_("language"), max_length=2, choices=settings.LANGUAGES)
    consent_version = models.CharField(_("version of the consent"), max_length=20, blank=True)
    consented_at = models.DateTimeField(_("consented"), null=True, blank=True)
    created_at = models.DateTimeField(_("received"), default=timezone.now)
    state = models.CharField(_("state"), max_length=10, choices=Standing, default=Standing.NEW)
    handled_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("handled by"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    closed_at = models.DateTimeField(_("closed"), null=True, blank=True)

    class Meta:
        abstract = True

    @property
    def is_open(self) -> bool:
        return self.state in OPEN


class Report(Told):
    """Somebody says that something is not right with a listing."""

    listing = models.CharField(_("listing"), max_length=80)
    reason = models.CharField(_("reason"), max_length=12, choices=ReportReason)
    text = models.TextField(_("what is said"), max_length=2000, blank=True)
    email = models.EmailField(_("e-mail address"), blank=True)
    answer = models.TextField(
        _("what was done, and why"),
        blank=True,
        help_text=_("Goes to whoever reported it, if they left an address. The organisation is not told who it was."),
    )

    class Meta:
        verbose_name = _("report of a listing")
        verbose_name_plural = _("reports of listings")
        indexes = [models.Index(fields=["state", "created_at"], name="reports_in_turn")]

    def __str__(self) -> str:
        return f"{self.listing}: {self.get_reason_display()}"

    @property
    def key(self) -> str:
        return f"report:{self.pk}"

    @property
    def wants_answer(self) -> str:
        """Said in the queue instead of the address."""
        return _("yes") if self.email else _("no")


class Question(Told):
    """Somebody wants to be called. Erased ninety days after it was closed.

    A telephone number is typed and proves nothing, so `asked_by` is kept where somebody was signed in: only so can the
    question be given out to them, and erased with their account.
    """

    asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, editable=False, on_delete=models.SET_NULL, related_name="+"
    )
    name = models.CharField(_("name"), max_length=100, blank=True)
    phone = models.CharField(_("telephone"), max_length=20)
    text = models.TextField(_("what it is about"), max_length=500)
    preferred_time = models.CharField(
        _("when to call"), max_length=10, choices=PreferredTime, default=PreferredTime.ANY
    )
    words = models.TextField(_("what was searched or described"), max_length=1000, blank=True)
    about = models.CharField(_("listing"), max_length=80, blank=True)
    due_on = models.DateField(_("call by"))
    note = models.TextField(_("note of the call"), blank=True)

    class Meta:
        verbose_name = _("question to a person")
        verbose_name_plural = _("questions to a person")
        indexes = [models.Index(fields=["state", "due_on"], name="questions_in_turn")]

    def __str__(self) -> str:
        return f"{self.due_on:%d/%m/%Y} {self.text[:60]}"

    @property
    def key(self) -> str:
        return f"question:{self.pk}"


class SurveyAnswer(models.Model):
    """One organisation's answer to the survey. Nameless, unless its sender left a contact."""

    language = models.CharField(_("language"), max_length=2, choices=settings.LANGUAGES)
    created_at = models.DateTimeField(_("received"), default=timezone.now)
    organisation_kind = models.CharField(_("kind of organisation"), max_length=20, choices=OrganisationKind)
    size = models.CharField(_("size"), max_length=10, choices=Size)
    ward = models.CharField(_("ward or commune"), max_length=100, blank=True)
    uses = ChoicesField(_("used today"), choices_class=Use)
    wishes = ChoicesField(_("wished for"), choices_class=Use)
    wish_text = models.TextField(_("the problem that AI should solve"), max_length=600, blank=True)
    specialists = models.CharField(_("people who work with AI or data"), max_length=10, choices=Specialists, blank=True)
    training_roles = models.CharField(_("who should be trained"), max_length=200, blank=True)
    training_headcount = models.PositiveIntegerField(_("how many people"), null=True, blank=True)
    training_level = models.CharField(_("level wanted"), max_length=20, choices=Level, blank=True)
    obstacles = ChoicesField(_("obstacles"), choices_class=Obstacle)
    wants_need = models.BooleanField(_("becomes a draft need"), default=False)
    needs = models.JSONField(_("needs made of it"), default=list, blank=True)
    organisation_name = models.CharField(_("organisation"), max_length=200, blank=True)
    contact_name = models.CharField(_("name"), max_length=100, blank=True)
    contact_email = models.EmailField(_("e-mail address"), blank=True)
    contact_phone = models.CharField(_("telephone"), max_length=20, blank=True)
    consent_version = models.CharField(_("version of the consent"), max_length=20, blank=True)
    consented_at = models.DateTimeField(_("consented"), null=True, blank=True)

    class Meta:
        verbose_name = _("answer to the survey")
        verbose_name_plural = _("answers to the survey")
        ordering = ["-created_at", "-id"]

    def __str__(self) -> str:
        return f"{self.created_at:%d/%m/%Y} {self.get_organisation_kind_display()}"
