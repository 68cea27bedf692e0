"""What a person sees and changes of their own account, beside allauth's pages."""

from django.urls import path

from accounts import views

urlpatterns = [
    path("", views.my_account, name="my_account"),
    path("terms/", views.terms, name="account_terms"),
    path("consents/", views.change_consent, name="account_consent"),
    path("export/", views.export_data, name="account_export"),
    path("delete/", views.delete_account, name="account_delete"),
]
