"""What members changed of a public listing at once, without review: listed for editors, who may take it back."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

# Facts that age faster than a review takes; whatever says what the thing is stays reviewed.
AT_ONCE = ("closes_at", "starts_on", "fee", "intakes", "demo_url")


def changeable(model: type[models.Model]) -> tuple[str, ...]:
    """Those of a kind's columns, children included, that change without review."""
    own = {field.name for field in model._meta.get_fields()}
    return tuple(name for name in AT_ONCE if name in own)


class LiveChange(models.Model):
    """One column's change. `before` and `after` are as a revision holds them; children are lists of their columns."""

    key = models.CharField(_("listing"), max_length=80, db_index=True)
    organisation = models.ForeignKey(
        "organisations.Organisation", verbose_name=_("organisation"), on_delete=models.CASCADE, related_name="+"
    )
    column = models.CharField(_("field"), max_length=60)
    before = models.JSONField(_("before"), null=True)
    after = models.JSONField(_("after"), null=True)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("who"), null=True, blank=True, on_delete=models.SET_NULL
    )
    at = models.DateTimeField(_("when"), default=timezone.now)
    seen_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    seen_at = models.DateTimeField(_("seen"), null=True, blank=True)
    taken_back_at = models.DateTimeField(_("taken back"), null=True, blank=True)

    class Meta:
        app_label = "listings"
        verbose_name = _("change at once")
        verbose_name_plural = _("changes at once")
        ordering = ["-at", "-pk"]

    def __str__(self) -> str:
        return f"{self.key} {self.column}"
