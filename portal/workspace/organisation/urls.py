"""The addresses of this part of the workspace."""

urlpatterns = []
