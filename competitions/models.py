"""Competitions and the events around them: pages that editors compose."""

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import get_language, gettext_lazy as _
from modelcluster.fields import ParentalKey, ParentalManyToManyField
from wagtail.admin.panels import FieldPanel, InlinePanel, MultiFieldPanel
from wagtail.fields import RichTextField, StreamField
from wagtail.models import Orderable, Page

from competitions import blocks
from competitions.choices import PhaseKind
from competitions.phases import Span, current, entry_deadline, following


class CompetitionIndexPage(Page):
    """Lists the competitions and events."""

    intro = models.TextField(_("introduction"), blank=True)

    content_panels = Page.content_panels + [FieldPanel("intro")]
    max_count_per_parent = 1
    parent_page_types = ["portal.HomePage"]
    subpage_types = ["competitions.CompetitionPage", "competitions.EventPage"]
    template = "competitions/index.html"

    class Meta:
        verbose_name = _("competitions index")

    def get_context(self, request, *args, **kwargs):
        children = self.get_children().live().public().specific()
        pages = list(children.order_by("-first_published_at"))
        return super().get_context(request, *args, **kwargs) | {
            "competitions": [page for page in pages if isinstance(page, CompetitionPage)],
            "events": sorted((page for page in pages if isinstance(page, EventPage)), key=lambda page: page.starts_at),
        }


class Searchable(Page):
    """A page that is found by search beside the listings. Its entry is made from all its translations together."""

    class Meta:
        abstract = True

    def save(self, *args, **options):
        from competitions.documents import write_page_entry
        from competitions.history import note_competition

        with transaction.atomic():
            result = super().save(*args, **options)
            write_page_entry(self)
            note_competition(self)
        return result

    def primary(self):
        """The page that carries what the translations share: the one in the site's first language, or itself."""
        code = settings.LANGUAGE_CODE
        if self.locale.language_code == code:
            return self
        shared = type(self).objects.filter(translation_key=self.translation_key, locale__language_code=code).first()
        return shared or self


class CompetitionPage(Searchable):
    """A competition. Its translations share the phases, fields and organisers of the first language's page."""

    tagline = models.CharField(_("tagline"), max_length=250)
    summary = models.TextField(_("summary"), max_length=600)
    problem = RichTextField(_("problem statement"), features=blocks.PLAIN + ["h3"])
    eligibility = models.TextField(_("who may take part"), blank=True)
    rules = RichTextField(_("rules"), features=blocks.PLAIN + ["h3"], blank=True)
    tracks = StreamField([("track", blocks.TrackBlock())], verbose_name=_("tracks"), blank=True)
    prizes = StreamField([("prize", blocks.PrizeBlock())], verbose_name=_("prizes"), blank=True)
    criteria = StreamField([("criterion", blocks.CriterionBlock())], verbose_name=_("criteria"), blank=True)
    faq = StreamField([("question", blocks.QuestionBlock())], verbose_name=_("questions and answers"), blank=True)
    sections = StreamField([("section", blocks.SectionBlock())], verbose_name=_("further sections"), blank=True)
    results = StreamField([("result", blocks.ResultBlock())], verbose_name=_("results"), blank=True)
    cover = models.ForeignKey(
        settings.WAGTAILIMAGES_IMAGE_MODEL,
        verbose_name=_("cover picture"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    fields = ParentalManyToManyField("taxonomy.Field", verbose_name=_("fields"), blank=True)
    techniques = ParentalManyToManyField("taxonomy.Technique", verbose_name=_("AI techniques"), blank=True)
    needs = ParentalManyToManyField("demand.Need", verbose_name=_("needs that it serves"), blank=True)
    edition = models.PositiveSmallIntegerField(_("year"), null=True, blank=True)
    contact_email = models.EmailField(_("contact e-mail"), blank=True)
    runs_elsewhere_url = models.URLField(_("runs elsewhere at"), blank=True)
    is_demonstration = models.BooleanField(_("demonstration"), default=False, editable=False)

    content_panels = Page.content_panels + [
        MultiFieldPanel([FieldPanel("tagline"), FieldPanel("summary"), FieldPanel("cover")], heading=_("In short")),
        InlinePanel(
            "phases", heading=_("Phases"), help_text=_("Kept on the Vietnamese page; times in Vietnam's zone.")
        ),
        MultiFieldPanel(
            [FieldPanel("problem"), FieldPanel("needs"), FieldPanel("eligibility"), FieldPanel("tracks")],
            heading=_("The task"),
        ),
        MultiFieldPanel(
            [FieldPanel("prizes"), FieldPanel("criteria"), FieldPanel("rules")], heading=_("Rules and prizes")
        ),
        FieldPanel("faq"),
        FieldPanel("sections"),
        FieldPanel("results"),
        MultiFieldPanel(
            [
                FieldPanel("fields", widget=forms.CheckboxSelectMultiple),
                FieldPanel("techniques", widget=forms.CheckboxSelectMultiple),
            ],
            heading=_("Fields and techniques"),
        ),
        InlinePanel("organisers", heading=_("Organisers")),
        MultiFieldPanel(
            [FieldPanel("edition"), FieldPanel("contact_email"), FieldPanel("runs_elsewhere_url")],
            heading=_("Organisation"),
        ),
    ]
    parent_page_types = ["competitions.CompetitionIndexPage"]
    subpage_types = []
    template = "competitions/competition.html"

    class Meta:
        verbose_name = _("competition")
        verbose_name_plural = _("competitions")

    @property
    def key(self) -> str:
        return f"competition:{self.primary().pk}"

    def spans(self) -> list[Span]:
        """The phases in order, titled in the reader's language."""
        return [phase.span() for phase in self.primary().phases.all()]

    def get_context(self, request, *args, **kwargs):
        now, spans = timezone.now(), self.spans()
        return super().get_context(request, *args, **kwargs) | {
            "primary": self.primary(),
            "phases": [(span, span.standing(now)) for span in spans],
            "running": current(spans, now),
            "following": following(spans, now),
            "deadline": entry_deadline(spans),
            "now": now,
        }


class Phase(Orderable):
    """A phase with its own dates; the title may be left to its kind."""

    page = ParentalKey(CompetitionPage, on_delete=models.CASCADE, related_name="phases")
    kind = models.CharField(_("kind"), max_length=20, choices=PhaseKind)
    title_vi = models.CharField(_("title in Vietnamese"), max_length=120, blank=True)
    title_en = models.CharField(_("title in English"), max_length=120, blank=True)
    starts_at = models.DateTimeField(_("starts at"))
    ends_at = models.DateTimeField(_("ends at"))

    class Meta(Orderable.Meta):
        verbose_name = _("phase")
        verbose_name_plural = _("phases")
        ordering = ["starts_at", "sort_order"]

    def __str__(self) -> str:
        return self.title()

    def title(self) -> str:
        own = self.title_en if get_language() == "en" else self.title_vi
        return own or str(self.get_kind_display())

    def span(self) -> Span:
        return Span(self.kind, self.title(), self.starts_at, self.ends_at)

    def clean(self):
        if self.starts_at and self.ends_at and self.ends_at <= self.starts_at:
            raise ValidationError({"ends_at": _("A phase ends after it starts.")})


class Organiser(Orderable):
    page = ParentalKey(CompetitionPage, on_delete=models.CASCADE, related_name="organisers")
    organisation = models.ForeignKey(
        "organisations.Organisation", verbose_name=_("organisation"), on_delete=models.CASCADE, related_name="+"
    )

    class Meta(Orderable.Meta):
        verbose_name = _("organiser")
        verbose_name_plural = _("organisers")

    def __str__(self) -> str:
        return str(self.organisation)


class EventPage(Page):
    """A day, workshop, fair or award."""

    intro = models.TextField(_("introduction"), blank=True)
    body = RichTextField(_("text"), features=blocks.PLAIN + ["h2", "h3", "image"], blank=True)
    starts_at = models.DateTimeField(_("starts at"))
    ends_at = models.DateTimeField(_("ends at"))
    place = models.CharField(_("place"), max_length=250, blank=True)
    organiser = models.ForeignKey(
        "organisations.Organisation",
        verbose_name=_("organiser"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    is_demonstration = models.BooleanField(_("demonstration"), default=False, editable=False)

    content_panels = Page.content_panels + [
        FieldPanel("intro"),
        MultiFieldPanel(
            [FieldPanel("starts_at"), FieldPanel("ends_at"), FieldPanel("place"), FieldPanel("organiser")],
            heading=_("When and where"),
        ),
        FieldPanel("body"),
    ]
    parent_page_types = ["competitions.CompetitionIndexPage"]
    subpage_types = []
    template = "competitions/event.html"

    class Meta:
        verbose_name = _("event")
        verbose_name_plural = _("events")

    def clean(self):
        super().clean()
        if self.starts_at and self.ends_at and self.ends_at <= self.starts_at:
            raise ValidationError({"ends_at": _("An event ends after it starts.")})
