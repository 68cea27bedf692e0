from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class CatalogConfig(AppConfig):
    name = "catalog"
    verbose_name = _("Offers")

    def ready(self):
        from catalog.documents import SOURCES
        from catalog.models import ResearchProduct, TrainingProduct
        from listings import attachments
        from search.registry import register

        for source in SOURCES:
            register(source)
        for model in (ResearchProduct, TrainingProduct):
            attachments.connect(model)
