"""What two organisations say to each other about one listing."""

import secrets

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from enquiries.choices import OPEN, TALKING, UNANSWERED, Reason, Side, State
from organisations.models import Organisation


class EnquiryQuerySet(models.QuerySet):
    def of(self, organisations):
        """Both those that these organisations sent and those that they received."""
        return self.filter(Q(asker__in=organisations) | Q(owner__in=organisations))

    def accepted(self):
        """The owner wants to talk, and so has told the asker who it is; it stays so however the enquiry ends."""
        return self.filter(accepted_at__isnull=False)

    def unanswered(self):
        """The owner has not said a word yet and may still."""
        return self.filter(state__in=UNANSWERED, answered_at__isnull=True)


class Enquiry(models.Model):
    """From an organisation (`asker`) to the `owner` of a listing, or the answer to a need with one of the asker's own
    offers. The listing's title is kept as it was read, so that later drafts of it show nowhere here."""

    asker = models.ForeignKey(
        Organisation, verbose_name=_("asking organisation"), on_delete=models.CASCADE, related_name="enquiries_sent"
    )
    owner = models.ForeignKey(
        Organisation, verbose_name=_("asked organisation"), on_delete=models.CASCADE, related_name="enquiries_received"
    )
    asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    listing_key = models.CharField(_("listing"), max_length=40)
    title_vi = models.CharField(max_length=250, blank=True)
    title_en = models.CharField(max_length=250, blank=True)
    offer_key = models.CharField(_("offer"), max_length=40, blank=True)
    # The owner's name was withheld when it was sent; the asker learns it by `accepted_at`.
    is_withheld = models.BooleanField(_("name withheld"), default=False)
    state = models.CharField(_("state"), max_length=20, choices=State, default=State.SENT)
    state_at = models.DateTimeField(_("since"), default=timezone.now)
    sent_at = models.DateTimeField(_("sent"), default=timezone.now)
    answered_at = models.DateTimeField(_("first answer"), null=True, blank=True)
    accepted_at = models.DateTimeField(_("accepted"), null=True, blank=True)
    asker_agreed_at = models.DateTimeField(null=True, blank=True)
    owner_agreed_at = models.DateTimeField(null=True, blank=True)
    # Whose turn it is; empty once nobody has to do anything.
    waits_for = models.CharField(max_length=5, choices=Side, blank=True, default=Side.OWNER)
    decline_reason = models.CharField(_("reason"), max_length=12, choices=Reason, blank=True)
    reminded = models.PositiveSmallIntegerField(default=0)  # the working days of the last reminder

    objects = EnquiryQuerySet.as_manager()

    class Meta:
        verbose_name = _("enquiry")
        verbose_name_plural = _("enquiries")
        ordering = ["-state_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["asker", "listing_key"], condition=Q(state__in=OPEN), name="one_open_enquiry_a_listing"
            )
        ]
        indexes = [
            models.Index(fields=["asker", "state_at"], name="enquiries_of_asker"),
            models.Index(fields=["owner", "state_at"], name="enquiries_of_owner"),
            models.Index(fields=["state", "sent_at"], name="enquiries_in_turn"),
        ]

    def __str__(self) -> str:
        return self.key

    @property
    def key(self) -> str:
        return f"enquiry:{self.pk}"

    @property
    def answers_a_need(self) -> bool:
        return self.listing_key.startswith("need:")

    @property
    def owner_is_named(self) -> bool:
        """Whether the asker may know who the owner is."""
        return not self.is_withheld or self.accepted_at is not None

    @property
    def is_talking(self) -> bool:
        return self.state in TALKING

    def title(self, language: str | None) -> str:
        both = (self.title_en, self.title_vi) if language == "en" else (self.title_vi, self.title_en)
        return both[0] or both[1]

    def organisation(self, side: str) -> Organisation:
        return self.asker if side == Side.ASKER else self.owner

    def agreed_at(self, side: str):
        return self.asker_agreed_at if side == Side.ASKER else self.owner_agreed_at


class Message(models.Model):
    """One text of one side. It stays the organisation's when its author's account goes."""

    enquiry = models.ForeignKey(Enquiry, on_delete=models.CASCADE, related_name="messages")
    side = models.CharField(max_length=5, choices=Side)
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    text = models.TextField(_("message"), max_length=4000)
    sent_at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = _("message")
        verbose_name_plural = _("messages")
        ordering = ["sent_at", "pk"]

    def __str__(self) -> str:
        return f"{self.enquiry_id}: {self.side}"


def unguessable(instance, name: str) -> str:
    """In a folder that no address serves from, under a name that says nothing of whose it is."""
    return f"enquiries/{secrets.token_hex(16)}.{name.rpartition('.')[2]}"


class MessageFile(models.Model):
    """A file that goes with a message; `name` is what both sides see."""

    message = models.ForeignKey(Message, on_delete=models.CASCADE, related_name="files")
    name = models.CharField(_("name"), max_length=150)
    file = models.FileField(upload_to=unguessable)
    size = models.PositiveIntegerField()  # bytes

    class Meta:
        verbose_name = _("file")
        verbose_name_plural = _("files")
        ordering = ["pk"]

    def __str__(self) -> str:
        return self.name


class Contact(models.Model):
    """One side is ready to say whom to call. Shown to the other side once both have one; the row is the consent."""

    enquiry = models.ForeignKey(Enquiry, on_delete=models.CASCADE, related_name="contacts")
    side = models.CharField(max_length=5, choices=Side)
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    phone = models.CharField(_("telephone"), max_length=30, blank=True)
    shared_at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = _("contact")
        verbose_name_plural = _("contacts")
        ordering = ["side"]
        constraints = [models.UniqueConstraint(fields=["enquiry", "side"], name="one_contact_a_side")]

    def __str__(self) -> str:
        return f"{self.enquiry_id}: {self.side}"


class Absence(models.Model):
    """An organisation says when it does not answer: the clock stands still from the first to the last day."""

    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="absences")
    first_day = models.DateField(_("first day"))
    last_day = models.DateField(_("last day"))
    text = models.CharField(_("what to tell who writes"), max_length=300, blank=True)

    class Meta:
        verbose_name = _("absence")
        verbose_name_plural = _("absences")
        ordering = ["-first_day"]
        constraints = [
            models.CheckConstraint(condition=Q(last_day__gte=models.F("first_day")), name="absence_runs_forwards")
        ]

    def __str__(self) -> str:
        return f"{self.first_day} – {self.last_day}"
