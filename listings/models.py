"""What offers and needs have in common."""

from django.conf import settings
from django.contrib.contenttypes.fields import GenericRelation
from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.utils import timezone
from django.utils.text import slugify
from django.utils.translation import get_language, gettext_lazy as _
from modelcluster.contrib.taggit import ClusterTaggableManager
from modelcluster.fields import ParentalManyToManyField
from modelcluster.models import ClusterableModel
from taggit.models import ItemBase
from wagtail.models import (
    DraftStateMixin,
    LockableMixin,
    Orderable,
    PreviewableMixin,
    RevisionMixin,
    WorkflowMixin,
)

from listings.choices import Audience, ReuseLicence
from listings.corrections import ConceptCorrection
from listings.expiry import new_end
from listings.expiry_letters import ExpiryLetter
from listings.live_changes import LiveChange
from listings.moderation import EditorialReview
from listings.querysets import ListingQuerySet
from listings.reviewing import Batch, BatchDecision, BatchItem, Claim, FieldComment, ReadyReason
from listings.states import derive_state
from search.analysis import fold
from search.documents import LANGUAGES

# Columns that are the site's and not the draft's: publishing a revision must not bring back their old values.
KEPT_COLUMNS = ("organisation_id", "external_id", "audience", "is_demonstration", "created_at")


class Listing(PreviewableMixin, WorkflowMixin, DraftStateMixin, LockableMixin, RevisionMixin, ClusterableModel):
    """An offer or a need of one organisation, in Vietnamese, English or both."""

    organisation = models.ForeignKey(
        "organisations.Organisation", verbose_name=_("organisation"), on_delete=models.CASCADE, related_name="+"
    )
    external_id = models.CharField(
        _("own number"),
        max_length=120,
        blank=True,
        help_text=_("The organisation's own number; an import finds it by this."),
    )
    title_vi = models.CharField(_("title in Vietnamese"), max_length=250, blank=True)
    title_en = models.CharField(_("title in English"), max_length=250, blank=True)
    summary_vi = models.TextField(_("summary in Vietnamese"), max_length=600, blank=True)
    summary_en = models.TextField(_("summary in English"), max_length=600, blank=True)
    body_vi = models.TextField(_("text in Vietnamese"), blank=True)
    body_en = models.TextField(_("text in English"), blank=True)
    fields = ParentalManyToManyField("taxonomy.Field", verbose_name=_("fields"), blank=True)
    techniques = ParentalManyToManyField("taxonomy.Technique", verbose_name=_("AI techniques"), blank=True)
    cover = models.ForeignKey(
        settings.WAGTAILIMAGES_IMAGE_MODEL,
        verbose_name=_("cover picture"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    place = models.CharField(_("ward, commune or city"), max_length=120, blank=True)
    contact_office = models.CharField(_("contact office"), max_length=160, blank=True)
    contact_email = models.EmailField(_("contact e-mail"), blank=True)
    contact_phone = models.CharField(_("contact telephone"), max_length=30, blank=True)
    demo_url = models.URLField(_("demonstration or video"), blank=True)
    # Empty in a draft whose writer has not chosen yet: a licence is given on purpose.
    reuse_licence = models.CharField(
        _("licence for re-use of the text"),
        max_length=20,
        choices=ReuseLicence,
        default=ReuseLicence.RESERVED,
        blank=True,
    )
    audience = models.CharField(_("who may see it"), max_length=10, choices=Audience, default=Audience.PUBLIC)
    is_demonstration = models.BooleanField(_("demonstration"), default=False, editable=False)
    created_at = models.DateTimeField(default=timezone.now, editable=False)

    _revisions = GenericRelation(
        "wagtailcore.Revision", content_type_field="base_content_type", object_id_field="object_id"
    )
    _workflow_states = GenericRelation(
        "wagtailcore.WorkflowState", content_type_field="base_content_type", object_id_field="object_id"
    )

    objects = ListingQuerySet.as_manager()

    # The long texts beside `body`, as (column without its language) in the order in which a reader wants them.
    long_texts: tuple[str, ...] = ()
    key_prefix = ""

    class Meta:
        abstract = True
        ordering = ["-id"]
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "external_id"],
                condition=~models.Q(external_id=""),
                name="%(app_label)s_%(class)s_own_number",
            )
        ]

    def __str__(self) -> str:
        return self.title(get_language())

    @property
    def revisions(self):
        return self._revisions

    @property
    def workflow_states(self):
        return self._workflow_states

    @property
    def key(self) -> str:
        return f"{self.key_prefix}:{self.pk}"

    @property
    def kind(self) -> str:
        """One of `search.documents.KINDS`."""
        raise NotImplementedError

    @property
    def slug(self) -> str:
        return slugify(fold(self.title("vi")))[:60].strip("-") or "-"

    def title(self, language: str | None) -> str:
        return self.text("title", language)

    def text(self, column: str, language: str | None) -> str:
        """A text for a reader of `language`: theirs, or the other one."""
        codes = ("en", "vi") if language == "en" else ("vi", "en")
        return next((value for code in codes if (value := getattr(self, f"{column}_{code}"))), "")

    def languages(self) -> list[str]:
        return [code for code in LANGUAGES if getattr(self, f"title_{code}")]

    def state(self, now=None) -> str:
        return derive_state(
            live=self.live,
            expired=self.expired,
            first_published_at=self.first_published_at,
            go_live_at=self._scheduled_for(),
            expire_at=self.expire_at,
            workflow=self._workflow_status(),
            now=now or timezone.now(),
        )

    def _scheduled_for(self):
        """A date that stands in a draft schedules nothing until the draft is approved."""
        if self.live or self.go_live_at is None or self.pk is None:
            return None
        return self.go_live_at if self.revisions.filter(approved_go_live_at__isnull=False).exists() else None

    def _workflow_status(self) -> str | None:
        current = self.current_workflow_state if self.pk else None
        return current.status if current else None

    def clean(self):
        if not self.languages():
            raise ValidationError({"title_vi": _("Give a title in Vietnamese or in English.")})
        for code in LANGUAGES:
            if getattr(self, f"summary_{code}") and not getattr(self, f"title_{code}"):
                raise ValidationError({f"title_{code}": _("A summary in this language needs a title in it too.")})

    def with_content_json(self, content):
        restored = super().with_content_json(content)
        kept = type(self).objects.filter(pk=self.pk).values(*KEPT_COLUMNS).first()
        for column, value in (kept or {}).items():
            setattr(restored, column, value)
        return restored

    def save(self, *args, **options):
        # Every path that changes a row ends here, Wagtail's own included, so the entry is written here and in the
        # same transaction. It is made from the row and not from `self`, which may hold a draft.
        from listings.entries import write_listing_entries
        from listings.history import note_state

        with transaction.atomic():
            if not options.get("update_fields"):
                self.give_end()
            super().save(*args, **options)
            write_listing_entries(type(self), [self.pk])
            note_state(self)

    def new_end(self, now):
        """Until when it is shown if it is published or renewed now."""
        return new_end(is_need=self.key_prefix == "need", closes_at=getattr(self, "closes_at", None), now=now)

    def give_end(self):
        """What goes public has an end, so that nothing stays for years which nobody stands for any more."""
        now = timezone.now()
        is_over = self.expire_at is not None and self.expire_at <= now
        if self.live and not self.is_demonstration and (self.expire_at is None or is_over):
            self.expire_at = self.new_end(now)

    def get_preview_template(self, request, mode_name):
        return f"{self._meta.app_label}/{self._meta.model_name}.html"

    def get_preview_context(self, request, mode_name):
        from listings.presentation import listing_context

        return listing_context(self, request) | {"is_preview": True}


class Attachment(Orderable):
    """Base of a file that goes with a listing, revisioned with it; each kind of listing has its own table.

    The document stands in a private collection under a name that says nothing; `name` is what readers see.
    """

    document = models.ForeignKey(
        settings.WAGTAILDOCS_DOCUMENT_MODEL, verbose_name=_("document"), on_delete=models.CASCADE, related_name="+"
    )
    name = models.CharField(_("name"), max_length=150)

    class Meta(Orderable.Meta):
        abstract = True
        verbose_name = _("attachment")
        verbose_name_plural = _("attachments")

    def __str__(self) -> str:
        return self.name


class Tagged(ItemBase):
    """Base of the row that ties a tag to a listing; each kind of listing has its own table, revisioned with it."""

    tag = models.ForeignKey("taggit.Tag", on_delete=models.CASCADE, related_name="%(app_label)s_%(class)s_items")

    class Meta:
        abstract = True


__all__ = [
    "Batch",
    "BatchDecision",
    "BatchItem",
    "Claim",
    "ClusterTaggableManager",
    "ConceptCorrection",
    "EditorialReview",
    "ExpiryLetter",
    "FieldComment",
    "Listing",
    "LiveChange",
    "ReadyReason",
    "Tagged",
]
