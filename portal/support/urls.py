"""Where a visitor asks a person, reports a listing, or answers the survey."""

urlpatterns = []
