"""The page of a competition, which editors compose, and the list that it stands in."""

from django import forms
from django.conf import settings
from django.db import models, transaction
from django.db.models import prefetch_related_objects
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalManyToManyField
from wagtail.admin.panels import FieldPanel, InlinePanel, MultiFieldPanel
from wagtail.fields import RichTextField, StreamField
from wagtail.models import Page

from competitions import blocks
from competitions.forms import CompetitionForm
from competitions.models.event import EventPage
from competitions.phases import Span, current, entry_deadline, following, moments
from competitions.standing_rows import keep_held


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
        from competitions.listing import choices, chosen, listed

        children = self.get_children().live().public().specific()
        pages = list(children.order_by("-first_published_at"))
        found = listed([page for page in pages if isinstance(page, CompetitionPage)], timezone.now())
        return super().get_context(request, *args, **kwargs) | {
            "competitions": chosen(found, request.GET),
            "choices": choices(found),
            "given": {name: request.GET.get(name, "") for name in ("when", "field", "audience")},
            "events": sorted((page for page in pages if isinstance(page, EventPage)), key=lambda page: page.starts_at),
        }


class Searchable(Page):
    """A page that is found by search beside the listings. Its entry is made from all its translations together."""

    _shared = None  # the page of `primary`, once it was found

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
        if self._shared is None:
            pages = type(self).objects.filter(translation_key=self.translation_key, locale__language_code=code)
            self._shared = pages.first()
        return self._shared or self


class CompetitionPage(Searchable):
    """A competition. Its translations share the phases, fields and organisers of the first language's page."""

    tagline = models.CharField(_("tagline"), max_length=250)
    summary = models.TextField(_("summary"), max_length=600)
    problem = RichTextField(_("problem statement"), features=blocks.PLAIN + ["h3"])
    eligibility = models.TextField(_("who may take part"), blank=True)
    rules = RichTextField(_("rules"), features=blocks.PLAIN + ["h3"], blank=True)
    prizes = StreamField([("prize", blocks.PrizeBlock())], verbose_name=_("prizes"), blank=True)
    faq = StreamField([("question", blocks.QuestionBlock())], verbose_name=_("questions and answers"), blank=True)
    sections = StreamField([("section", blocks.SectionBlock())], verbose_name=_("further sections"), blank=True)
    results = StreamField([("result", blocks.ResultBlock())], verbose_name=_("results"), blank=True)
    news = StreamField([("news", blocks.NewsBlock())], verbose_name=_("news"), blank=True)
    materials = StreamField(
        [("material", blocks.MaterialBlock())], verbose_name=_("documents and starter kit"), blank=True
    )
    data_sets = StreamField([("data_set", blocks.DataSetBlock())], verbose_name=_("data sets"), blank=True)
    people = StreamField([("person", blocks.PersonBlock())], verbose_name=_("jury and mentors"), blank=True)
    partners = StreamField([("partner", blocks.PartnerBlock())], verbose_name=_("partners and sponsors"), blank=True)
    series = models.ForeignKey(
        "competitions.Series",
        verbose_name=_("series"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="competitions",
    )
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
        MultiFieldPanel([FieldPanel("problem"), FieldPanel("needs"), FieldPanel("eligibility")], heading=_("The task")),
        InlinePanel("tracks", heading=_("Tracks"), help_text=_("Kept on the Vietnamese page.")),
        MultiFieldPanel([FieldPanel("prizes"), FieldPanel("rules")], heading=_("Rules and prizes")),
        InlinePanel("criteria", heading=_("Criteria"), help_text=_("Kept on the Vietnamese page.")),
        FieldPanel("news"),
        MultiFieldPanel([FieldPanel("materials"), FieldPanel("data_sets")], heading=_("What teams work with")),
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
        FieldPanel("partners", help_text=_("Kept on the Vietnamese page.")),
        FieldPanel("people"),
        MultiFieldPanel(
            [
                FieldPanel("series"),
                FieldPanel("edition"),
                FieldPanel("contact_email"),
                FieldPanel("runs_elsewhere_url"),
            ],
            heading=_("Organisation"),
        ),
    ]
    base_form_class = CompetitionForm
    parent_page_types = ["competitions.CompetitionIndexPage"]
    subpage_types = []
    template = "competitions/competition.html"
    previewed_at = None  # the moment that a preview shows

    class Meta:
        verbose_name = _("competition")
        verbose_name_plural = _("competitions")

    @property
    def key(self) -> str:
        return f"competition:{self.primary().pk}"

    def save(self, *args, **options):
        from competitions.dates import dates_of, note_changed_dates

        with transaction.atomic():
            before = dates_of(self)
            result = super().save(*args, **options)
            note_changed_dates(self, before)
        return result

    def with_content_json(self, content):
        """A revision without a track or phase in which teams already take part gets it back."""
        return keep_held(super().with_content_json(content))

    def spans(self) -> list[Span]:
        """The phases in order, titled in the reader's language."""
        spans = [phase.span() for phase in self.primary().phases.all()]
        return sorted(spans, key=lambda span: (span.starts_at, span.ends_at))

    def is_public(self) -> bool:
        """Whether it can be read in any language."""
        pages = CompetitionPage.objects.filter(translation_key=self.translation_key)
        return pages.live().public().exists()

    def in_language(self, language: str) -> "CompetitionPage":
        """The published translation in a language, or this page."""
        if self.locale.language_code == language:
            return self
        pages = CompetitionPage.objects.live().public().filter(translation_key=self.translation_key)
        return pages.filter(locale__language_code=language).first() or self

    def now(self):
        """The moment as of which the page is shown."""
        return self.previewed_at or timezone.now()

    @property
    def preview_modes(self):
        """As it is now, and at a moment of each of its phases."""
        shown = [(f"at-{place}", title) for place, (title, _moment) in enumerate(moments(self.spans()))]
        return [("", _("Now")), *shown]

    def serve_preview(self, request, mode_name):
        chosen = {f"at-{place}": moment for place, (_title, moment) in enumerate(moments(self.spans()))}
        self.previewed_at = chosen.get(mode_name)
        return super().serve_preview(request, mode_name)

    def get_context(self, request, *args, **kwargs):
        primary = self.primary()
        if primary.pk:  # what several parts of the page read, once for all of them
            prefetch_related_objects([primary], "phases", "tracks", "criteria", "fields", "techniques")
        now, spans = self.now(), self.spans()
        return super().get_context(request, *args, **kwargs) | {
            "primary": primary,
            # A page that was never saved is previewed too.
            "rules_versions": list(primary.rules_versions.all()) if primary.pk else [],
            "date_changes": list(primary.date_changes.all()) if primary.pk else [],
            "phases": [(span, span.standing(now)) for span in spans],
            "running": current(spans, now),
            "following": following(spans, now),
            "deadline": entry_deadline(spans),
            "now": now,
        }
