"""What an organisation answers to a call. Its content is only ever in the database as a sealed text."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from proposals.models.call import Call


class Result(models.TextChoices):
    CHOSEN = "chosen", _("Chosen")
    NOT_CHOSEN = "not-chosen", _("Not chosen")


class ProposalQuerySet(models.QuerySet):
    def sent(self):
        return self.exclude(sealed="")


class Proposal(models.Model):
    """`draft` is what its members work on, `sealed` what was sent last; both are tokens of `proposals.sealing`.

    Sending makes the second the same as the first, so that a newer draft never spoils what was sent.
    """

    call = models.ForeignKey(Call, on_delete=models.CASCADE, related_name="proposals")
    organisation = models.ForeignKey("organisations.Organisation", on_delete=models.CASCADE, related_name="+")
    draft = models.TextField(editable=False)
    sealed = models.TextField(blank=True, editable=False)
    begun_at = models.DateTimeField(default=timezone.now, editable=False)
    saved_at = models.DateTimeField(default=timezone.now, editable=False)
    approval_asked_at = models.DateTimeField(null=True, editable=False)
    sent_at = models.DateTimeField(null=True, editable=False)
    sent_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, editable=False, on_delete=models.SET_NULL, related_name="+"
    )
    reminded_at = models.DateTimeField(null=True, editable=False)
    is_shortlisted = models.BooleanField(default=False, editable=False)
    result = models.CharField(_("result"), max_length=10, choices=Result, blank=True, editable=False)
    reason = models.TextField(_("why"), blank=True, editable=False)

    objects = ProposalQuerySet.as_manager()

    class Meta:
        verbose_name = _("proposal")
        verbose_name_plural = _("proposals")
        ordering = ["id"]
        constraints = [models.UniqueConstraint(fields=["call", "organisation"], name="one_proposal_an_organisation")]

    def __str__(self) -> str:
        return f"{self.organisation} – {self.call}"

    @property
    def key(self) -> str:
        return f"proposal:{self.pk}"

    @property
    def is_sent(self) -> bool:
        return bool(self.sealed)

    @property
    def is_changed(self) -> bool:
        """Whether the draft is newer than what was sent."""
        return self.draft != self.sealed


class SealedFile(models.Model):
    """A file of a proposal, sealed as its text is; its name stands in that text, under this row's `number`."""

    proposal = models.ForeignKey(Proposal, on_delete=models.CASCADE, related_name="files")
    file = models.FileField(upload_to="proposals", max_length=120)
    added_at = models.DateTimeField(default=timezone.now)

    def __str__(self) -> str:
        return str(self.pk)


class NeedsApproval(models.Model):
    """That an organisation wants an owner of its own to approve each proposal before it is sent; no row is no."""

    organisation = models.OneToOneField("organisations.Organisation", on_delete=models.CASCADE, related_name="+")

    def __str__(self) -> str:
        return str(self.organisation)
