"""What results hold of a person: certificates with their name, consent to be named, and what they wrote down."""

from results.models import Certificate, LedgerRow, Naming, Presentation, Publication


def collect(user) -> dict:
    """Ready for JSON."""
    return {
        "certificates": list(
            Certificate.objects.filter(member__user=user).values("name", "code", "made_at", "placement_id")
        ),
        "named_publicly": list(
            Naming.objects.filter(member__user=user).values("member__team_id", "given_at", "withdrawn_at")
        ),
        "presentations_written": list(Presentation.objects.filter(by=user).values("team_id", "changed_at")),
        "results_published": list(Publication.objects.filter(by=user).values("track_id", "published_at")),
        "ledger_rows_written": list(LedgerRow.objects.filter(by=user).values("placement_id", "kind", "at")),
    }


def erase(user) -> None:
    """A certificate proves something of a person, and goes with them; results and the ledger stay without a writer."""
    Certificate.objects.filter(member__user=user).delete()
    Naming.objects.filter(member__user=user).delete()
    for model in (Presentation, Publication, LedgerRow):
        model.objects.filter(by=user).update(by=None)
