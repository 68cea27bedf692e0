"""What the city's review keeps beside Wagtail's own workflow rows."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import get_language, gettext_lazy as _


class Batch(models.Model):
    """Listings that were submitted together and are one row of the queue: an import."""

    organisation = models.ForeignKey(
        "organisations.Organisation", verbose_name=_("organisation"), on_delete=models.CASCADE, related_name="+"
    )
    label = models.CharField(_("label"), max_length=200)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("who"), null=True, blank=True, on_delete=models.SET_NULL
    )
    created_at = models.DateTimeField(_("when"), default=timezone.now)
    is_whole = models.BooleanField(default=True, editable=False)  # false while an import still fills it

    class Meta:
        app_label = "listings"
        verbose_name = _("import under review")
        verbose_name_plural = _("imports under review")

    def __str__(self) -> str:
        return self.label

    @property
    def key(self) -> str:
        return f"batch:{self.pk}"


class BatchItem(models.Model):
    """One review of a batch. What is sent back and submitted again is a review of its own."""

    batch = models.ForeignKey(Batch, on_delete=models.CASCADE, related_name="items")
    review = models.OneToOneField("wagtailcore.WorkflowState", on_delete=models.CASCADE, related_name="batch_item")

    class Meta:
        app_label = "listings"

    def __str__(self) -> str:
        return f"{self.batch}: {self.review_id}"


class BatchDecision(models.Model):
    """What an editor decided about many listings of a batch. `keys` are those that are still to be done, in turn;
    `done` are keys too, and `refused` says by key why not. At most one of a batch is under way."""

    class Action(models.TextChoices):
        APPROVE = "approve", _("Approve")
        SEND_BACK = "send-back", _("Send back")

    batch = models.ForeignKey(Batch, on_delete=models.CASCADE, related_name="decisions")
    action = models.CharField(max_length=10, choices=Action)
    comment = models.TextField(blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    total = models.PositiveIntegerField()
    keys = models.JSONField(default=list)
    done = models.JSONField(default=list)
    refused = models.JSONField(default=dict)
    created_at = models.DateTimeField(default=timezone.now)
    finished_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        app_label = "listings"
        ordering = ["-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["batch"], condition=models.Q(finished_at=None), name="one_decision_of_a_batch_at_a_time"
            )
        ]

    def __str__(self) -> str:
        return f"{self.batch}: {self.action}"

    @property
    def decided(self) -> int:
        return self.total - len(self.keys)


class Claim(models.Model):
    """An editor works on an item of the queue, a listing or a batch named by its key; it ends by itself."""

    key = models.CharField(_("record"), max_length=80, unique=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, verbose_name=_("who"), on_delete=models.CASCADE)
    at = models.DateTimeField(_("when"), default=timezone.now)

    class Meta:
        app_label = "listings"

    def __str__(self) -> str:
        return f"{self.key}: {self.by}"


class FieldComment(models.Model):
    """What an editor says about one column of a version that was sent back. An empty column is the whole listing."""

    key = models.CharField(_("listing"), max_length=80, db_index=True)
    revision = models.ForeignKey("wagtailcore.Revision", on_delete=models.CASCADE, related_name="+")
    column = models.CharField(_("field"), max_length=60, blank=True)
    text = models.TextField(_("comment"), max_length=2000)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("who"), null=True, blank=True, on_delete=models.SET_NULL
    )
    at = models.DateTimeField(_("when"), default=timezone.now)

    class Meta:
        app_label = "listings"
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"{self.key} {self.column}: {self.text[:60]}"


class ReadyReason(models.Model):
    """A reason for sending back that editors need again and again; they keep these words themselves."""

    label = models.CharField(_("short name"), max_length=80)
    text_vi = models.TextField(_("text in Vietnamese"), max_length=1000)
    text_en = models.TextField(_("text in English"), max_length=1000, blank=True)
    column = models.CharField(
        _("field"), max_length=60, blank=True, help_text=_("The column that it is about, such as summary; or empty.")
    )
    position = models.PositiveSmallIntegerField(_("position"), default=0)

    class Meta:
        app_label = "listings"
        verbose_name = _("ready reason")
        verbose_name_plural = _("ready reasons")
        ordering = ["position", "pk"]

    def __str__(self) -> str:
        return self.label

    def text(self, language: str | None = None) -> str:
        return self.text_en if (language or get_language()) == "en" and self.text_en else self.text_vi
