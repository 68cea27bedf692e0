"""What a person sees and changes of their own account, beside allauth's pages."""

urlpatterns = []
