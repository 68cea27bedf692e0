"""What an import of an organisation keeps: the upload until it is done, and how its headings were understood."""

import uuid

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class JobState(models.TextChoices):
    MAPPING = "mapping", _("Headings are being matched")
    CHECKING = "checking", _("Being checked")
    READY = "ready", _("Ready to import")
    RUNNING = "running", _("Being imported")
    DONE = "done", _("Done")
    FAILED = "failed", _("Failed")


class ImportJob(models.Model):
    """One file on its way. Only its cells are kept, never the file itself, and they go when it is done or given up.

    `table`: {"headings": [text], "rows": [[row as the file counts it, [cell]]]}. `mapping`: {"columns": [name or ""]
    by place, "values": {column: {plain word: value}}, "defaults": {column: value}, "replace": bool}. `findings` is
    what the check found (`portal.workspace.bulk.findings`), `left_out` the rows that a person leaves out, `written`
    those that are done, whose listings wait in `batch`; `result` holds the counts of what was done.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation = models.ForeignKey("organisations.Organisation", on_delete=models.CASCADE, related_name="+")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    state = models.CharField(max_length=10, choices=JobState, default=JobState.MAPPING)
    kind = models.CharField(max_length=20, blank=True)  # of every row; empty where a column says it
    file_name = models.CharField(max_length=120)
    format = models.CharField(max_length=10)
    encoding = models.CharField(max_length=20, blank=True)
    table = models.JSONField(default=dict)
    mapping = models.JSONField(default=dict)
    findings = models.JSONField(default=dict)
    left_out = models.JSONField(default=list)
    written = models.JSONField(default=list)
    batch = models.ForeignKey("listings.Batch", null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    result = models.JSONField(default=dict)
    failure = models.TextField(blank=True)
    total = models.PositiveIntegerField(default=0)
    checked = models.PositiveIntegerField(default=0)
    attempts = models.PositiveSmallIntegerField(default=0)
    created_at = models.DateTimeField(default=timezone.now)
    changed_at = models.DateTimeField(auto_now=True)

    class Meta:
        app_label = "portal"
        ordering = ["-created_at"]
        indexes = [models.Index(fields=["state", "changed_at"], name="imports_that_wait")]

    def __str__(self) -> str:
        return self.file_name

    @property
    def number_written(self) -> int:
        return len(self.written)


class HeadingMapping(models.Model):
    """How an organisation's headings were understood the last time, and its own words for values.

    `columns`: {plain heading: column or ""}; `words`: {column: {plain word: value or ""}}.
    """

    organisation = models.ForeignKey("organisations.Organisation", on_delete=models.CASCADE, related_name="+")
    fingerprint = models.CharField(max_length=64)
    columns = models.JSONField(default=dict)
    words = models.JSONField(default=dict)
    changed_at = models.DateTimeField(auto_now=True)

    class Meta:
        app_label = "portal"
        ordering = ["-changed_at"]
        constraints = [
            models.UniqueConstraint(fields=["organisation", "fingerprint"], name="one_mapping_for_a_set_of_headings")
        ]

    def __str__(self) -> str:
        return f"{self.organisation_id}: {', '.join(self.columns)[:80]}"
