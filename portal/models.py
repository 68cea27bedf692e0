"""The editorial pages."""

from django.db import models
from django.utils.cache import patch_vary_headers
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.fields import RichTextField
from wagtail.models import Page

from portal.organising.models import Circular  # noqa: F401 – Django looks for models here
from portal.workspace.bulk.models import HeadingMapping, ImportJob  # noqa: F401 – Django looks for models here

PLAIN = ["h2", "h3", "bold", "italic", "code", "link", "ul", "ol", "document-link", "image"]


class HomePage(Page):
    """The first page of a language: one question, three doors."""

    tagline = models.CharField(_("tagline"), max_length=250, blank=True)
    examples = models.TextField(
        _("examples under the field"), blank=True, help_text=_("One a line: problems as people would describe them.")
    )

    content_panels = Page.content_panels + [FieldPanel("tagline"), FieldPanel("examples")]
    parent_page_types = ["wagtailcore.Page"]
    template = "portal/home.html"

    class Meta:
        verbose_name = _("home page")

    def get_context(self, request, *args, **kwargs):
        from portal.home import home_context

        return super().get_context(request, *args, **kwargs) | home_context(self)


class ListingIndexPage(Page):
    """An introduction above a list of listings; the kind of index says which."""

    intro = models.TextField(_("introduction"), blank=True)

    content_panels = Page.content_panels + [FieldPanel("intro")]
    parent_page_types = ["portal.HomePage"]
    subpage_types: list[str] = []
    kinds: tuple[str, ...] = ()

    class Meta:
        abstract = True

    def listed_kinds(self) -> tuple[str, ...]:
        return self.kinds

    def get_template(self, request, *args, **kwargs):
        # htmx asks for the results alone. (Wagtail would not inherit `template` from an abstract page.)
        part = request.htmx and not request.htmx.boosted and not request.htmx.history_restore_request
        return "portal/search/results.html" if part else "portal/listing_index.html"

    def serve(self, request, *args, **kwargs):
        # Or the browser's Back shows the part that htmx fetched instead of the page.
        response = super().serve(request, *args, **kwargs)
        patch_vary_headers(response, ["HX-Request"])
        return response

    def get_context(self, request, *args, **kwargs):
        from portal.search.views import index_context

        return super().get_context(request, *args, **kwargs) | index_context(request, self.listed_kinds())


class CatalogueIndexPage(ListingIndexPage):
    """Offers: research products or training products."""

    offers = models.CharField(
        _("lists"), max_length=20, choices=[("research", _("research products")), ("training", _("training products"))]
    )

    content_panels = ListingIndexPage.content_panels + [FieldPanel("offers")]

    class Meta:
        verbose_name = _("catalogue index")

    def listed_kinds(self) -> tuple[str, ...]:
        return (self.offers,)


class NeedsIndexPage(ListingIndexPage):
    kinds = ("application-need", "training-need")

    class Meta:
        verbose_name = _("needs index")


class NewsIndexPage(Page):
    intro = models.TextField(_("introduction"), blank=True)

    content_panels = Page.content_panels + [FieldPanel("intro")]
    parent_page_types = ["portal.HomePage"]
    subpage_types = ["portal.NewsPage"]
    template = "portal/news_index.html"

    class Meta:
        verbose_name = _("news index")

    def get_context(self, request, *args, **kwargs):
        from portal.news import news_context

        return super().get_context(request, *args, **kwargs) | news_context(self, request)


class NewsPage(Page):
    published_on = models.DateField(_("date"))
    intro = models.TextField(_("introduction"), max_length=600)
    body = RichTextField(_("text"), features=PLAIN)
    cover = models.ForeignKey(
        "files.Picture", verbose_name=_("picture"), null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    is_demonstration = models.BooleanField(_("demonstration"), default=False, editable=False)

    content_panels = Page.content_panels + [
        MultiFieldPanel([FieldPanel("published_on"), FieldPanel("intro"), FieldPanel("cover")], heading=_("In short")),
        FieldPanel("body"),
    ]
    parent_page_types = ["portal.NewsIndexPage"]
    subpage_types: list[str] = []
    template = "portal/news.html"

    class Meta:
        verbose_name = _("news item")
        verbose_name_plural = _("news")


class StandardPage(Page):
    intro = models.TextField(_("introduction"), blank=True)
    body = RichTextField(_("text"), features=PLAIN)

    content_panels = Page.content_panels + [FieldPanel("intro"), FieldPanel("body")]
    parent_page_types = ["portal.HomePage", "portal.StandardPage"]
    subpage_types = ["portal.StandardPage"]
    template = "portal/standard.html"

    class Meta:
        verbose_name = _("standard page")
