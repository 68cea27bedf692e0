"""The people whom offers name."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from organisations.models.organisation import Organisation
from search.ordering import sort_key


class NamedScientists(models.Manager):
    """Without those who said no. It is the manager that offers, pages, search and the API reach people by, so that a
    withdrawn name is in none of them."""

    def get_queryset(self):
        return super().get_queryset().filter(declined_at__isnull=True)


class Scientist(models.Model):
    """A person whom offers name. Shown once they confirmed it, or while only their work is named; not at all once they
    said no."""

    slug = models.SlugField(_("short name in addresses"), max_length=80, unique=True)
    name = models.CharField(_("name"), max_length=120)
    title_vi = models.CharField(_("title in Vietnamese"), max_length=60, blank=True)
    title_en = models.CharField(_("title in English"), max_length=60, blank=True)
    organisation = models.ForeignKey(
        Organisation, verbose_name=_("organisation"), on_delete=models.CASCADE, related_name="scientists"
    )
    expertise_vi = models.TextField(_("expertise in Vietnamese"), blank=True)
    expertise_en = models.TextField(_("expertise in English"), blank=True)
    email = models.EmailField(_("e-mail address"), blank=True, help_text=_("Never shown; used to ask for consent."))
    confirmed_at = models.DateTimeField(_("confirmed"), null=True, blank=True)
    asked_at = models.DateTimeField(_("asked"), null=True, blank=True, editable=False)
    declined_at = models.DateTimeField(_("declined"), null=True, blank=True, editable=False)
    is_demonstration = models.BooleanField(_("demonstration"), default=False, editable=False)
    sort_name = models.CharField(max_length=200, editable=False, db_index=True)

    # Wagtail looks a record up by the default manager after each save, and would miss those who said no.
    wagtail_reference_index_ignore = True

    objects = NamedScientists()
    everyone = models.Manager()  # noqa: DJ012  # a manager, though the rule takes it for a column

    class Meta:
        verbose_name = _("scientist")
        verbose_name_plural = _("scientists")
        ordering = ["sort_name"]

    def __str__(self) -> str:
        return f"{self.title_vi} {self.name}".strip()

    def save(self, *args, **options):
        self.sort_name = sort_key(self.name.split()[-1] + " " + self.name if self.name else "")
        super().save(*args, **options)

    @property
    def key(self) -> str:
        return f"scientist:{self.pk}"
