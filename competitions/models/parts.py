"""What a competition is made of beside its texts: kept on the first language's page, read in either language."""

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import get_language, gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.fields import RichTextField
from wagtail.models import Orderable

from competitions.blocks import PLAIN
from competitions.choices import Eligible, PhaseKind
from competitions.models.page import CompetitionPage
from competitions.phases import Span
from competitions.reading import in_reading
from listings.fields import ChoicesField


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


class Track(Orderable):
    """Teams register for a track. It says who may, and what they hand in."""

    page = ParentalKey(CompetitionPage, on_delete=models.CASCADE, related_name="tracks")
    title_vi = models.CharField(_("title in Vietnamese"), max_length=120)
    title_en = models.CharField(_("title in English"), max_length=120, blank=True)
    text_vi = RichTextField(_("text in Vietnamese"), features=PLAIN, blank=True)
    text_en = RichTextField(_("text in English"), features=PLAIN, blank=True)
    eligible = ChoicesField(_("who may take part"), choices_class=Eligible)
    countries = models.CharField(
        _("countries"),
        max_length=250,
        blank=True,
        help_text=_("Two-letter codes, as VN, LA, KH; none for people of any country."),
    )
    least_members = models.PositiveSmallIntegerField(
        _("smallest team"), default=1, validators=[MinValueValidator(1), MaxValueValidator(100)]
    )
    most_members = models.PositiveSmallIntegerField(
        _("largest team"), default=5, validators=[MinValueValidator(1), MaxValueValidator(100)]
    )
    one_team_a_person = models.BooleanField(_("one team for a person"), default=True)
    takes_files = models.BooleanField(_("takes files"), default=True)
    takes_link = models.BooleanField(_("takes a link"), default=False)
    takes_text = models.BooleanField(_("takes a text"), default=False)
    most_files = models.PositiveSmallIntegerField(
        _("files in a submission"), default=5, validators=[MinValueValidator(1), MaxValueValidator(20)]
    )
    most_megabytes = models.PositiveSmallIntegerField(
        _("megabytes in a submission"), default=100, validators=[MinValueValidator(1), MaxValueValidator(1000)]
    )
    most_a_day = models.PositiveSmallIntegerField(_("submissions a day"), default=10)
    most_in_all = models.PositiveSmallIntegerField(_("submissions of a round"), default=100)
    is_blind = models.BooleanField(
        _("judged without names"), default=False, help_text=_("Judges see a number in place of the team.")
    )

    panels = [
        FieldRowPanel([FieldPanel("title_vi"), FieldPanel("title_en")]),
        FieldPanel("text_vi"),
        FieldPanel("text_en"),
        MultiFieldPanel(
            [
                FieldPanel("eligible"),
                FieldPanel("countries"),
                FieldRowPanel([FieldPanel("least_members"), FieldPanel("most_members")]),
                FieldPanel("one_team_a_person"),
            ],
            heading=_("Teams"),
        ),
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("takes_files"), FieldPanel("takes_link"), FieldPanel("takes_text")]),
                FieldRowPanel([FieldPanel("most_files"), FieldPanel("most_megabytes")]),
                FieldRowPanel([FieldPanel("most_a_day"), FieldPanel("most_in_all")]),
                FieldPanel("is_blind"),
            ],
            heading=_("Submissions"),
        ),
    ]

    class Meta(Orderable.Meta):
        verbose_name = _("track")
        verbose_name_plural = _("tracks")

    def __str__(self) -> str:
        return self.title()

    def title(self) -> str:
        return in_reading(self.title_vi, self.title_en)

    def text(self) -> str:
        return in_reading(self.text_vi, self.text_en)

    def clean(self):
        if self.least_members and self.most_members and self.most_members < self.least_members:
            raise ValidationError({"most_members": _("The largest team is not smaller than the smallest.")})
        if not (self.takes_files or self.takes_link or self.takes_text):
            raise ValidationError({"takes_files": _("A track takes files, a link or a text.")})
        codes = self.countries.replace(",", " ").upper().split()
        if any(len(code) != 2 or not code.isalpha() for code in codes):
            raise ValidationError({"countries": _("Write two-letter codes of countries, as VN, LA, KH.")})
        self.countries = ", ".join(codes)


class Criterion(Orderable):
    """By what entries are judged; of all tracks."""

    page = ParentalKey(CompetitionPage, on_delete=models.CASCADE, related_name="criteria")
    title_vi = models.CharField(_("title in Vietnamese"), max_length=200)
    title_en = models.CharField(_("title in English"), max_length=200, blank=True)
    weight = models.PositiveSmallIntegerField(
        _("weight in per cent"), validators=[MinValueValidator(1), MaxValueValidator(100)]
    )

    panels = [FieldRowPanel([FieldPanel("title_vi"), FieldPanel("title_en")]), FieldPanel("weight")]

    class Meta(Orderable.Meta):
        verbose_name = _("criterion")
        verbose_name_plural = _("criteria")

    def __str__(self) -> str:
        return self.title()

    def title(self) -> str:
        return in_reading(self.title_vi, self.title_en)
