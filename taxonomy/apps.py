from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class TaxonomyConfig(AppConfig):
    name = "taxonomy"
    verbose_name = _("Fields, techniques, concepts")

    def ready(self):
        from search.registry import register_concepts
        from taxonomy.signals import connect
        from taxonomy.terms import terms

        register_concepts(lambda text: terms().finder.find(text))
        connect()
