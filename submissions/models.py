"""What teams hand in: versions, of which the last complete one that began in time counts."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from competitions.models import Phase
from teams.models import Team


class Submission(models.Model):
    """One version of a team's entry in a round. `begun_at` is when its upload began, and decides whether it was in
    time; without `received_at` it is not complete, and counts for nothing."""

    team = models.ForeignKey(Team, on_delete=models.CASCADE, related_name="submissions")
    phase = models.ForeignKey(Phase, verbose_name=_("round"), on_delete=models.PROTECT, related_name="+")
    number = models.PositiveSmallIntegerField(_("version"))
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, editable=False, on_delete=models.SET_NULL, related_name="+"
    )
    begun_at = models.DateTimeField(default=timezone.now, editable=False)
    received_at = models.DateTimeField(null=True, editable=False)
    text = models.TextField(_("text"), blank=True)
    link = models.URLField(_("link"), blank=True)
    code = models.CharField(_("receipt"), max_length=32, unique=True, editable=False)
    checksum = models.CharField(_("checksum"), max_length=64, editable=False, help_text=_("SHA-256 of the whole"))
    token = models.CharField(max_length=64, blank=True, editable=False)  # of the form: sent twice, it is one version

    class Meta:
        verbose_name = _("submission")
        verbose_name_plural = _("submissions")
        ordering = ["-begun_at", "-id"]  # the one that counts first
        constraints = [models.UniqueConstraint(fields=["team", "phase", "number"], name="one_version_number")]

    def __str__(self) -> str:
        return f"{self.team} – {self.number}"

    @property
    def key(self) -> str:
        return f"submission:{self.pk}"


class SubmittedFile(models.Model):
    """`name` is as the team called it; the storage has a name of its own."""

    submission = models.ForeignKey(Submission, on_delete=models.CASCADE, related_name="files")
    file = models.FileField(upload_to="submissions", max_length=160)
    name = models.CharField(max_length=255)
    size = models.PositiveBigIntegerField(help_text="bytes")
    checksum = models.CharField(max_length=64, db_index=True, help_text="SHA-256, hexadecimal")
    cleared_at = models.DateTimeField(null=True)  # by type, archive limits and the scanner; before, nobody gets it
    refused = models.CharField(max_length=250, blank=True)

    class Meta:
        ordering = ["id"]

    def __str__(self) -> str:
        return self.name
