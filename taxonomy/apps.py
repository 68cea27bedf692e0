from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class TaxonomyConfig(AppConfig):
    name = "taxonomy"
    verbose_name = _("Fields, techniques, concepts")

    def ready(self):
        from search.registry import register_vocabulary
        from taxonomy.signals import connect
        from taxonomy.vocabulary import SiteVocabulary

        register_vocabulary(SiteVocabulary())
        connect()
