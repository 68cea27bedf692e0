"""Teams that register for a track of a competition, and who is in them."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from competitions.choices import Eligible
from competitions.models import CompetitionPage, RulesVersion, Track


class State(models.TextChoices):
    REGISTERED = "registered", _("Waits for approval")
    ASKED_BACK = "asked-back", _("Sent back with a question")
    APPROVED = "approved", _("Approved")
    BANNED = "banned", _("Excluded")
    WITHDRAWN = "withdrawn", _("Withdrawn")

    @classmethod
    def over(cls) -> tuple["State", ...]:
        return (cls.BANNED, cls.WITHDRAWN)


class TeamQuerySet(models.QuerySet):
    def of(self, user):
        """Those in which the person is."""
        return self.filter(members__user=user, members__accepted_at__isnull=False, members__left_at__isnull=True)

    def taking_part(self):
        return self.filter(state=State.APPROVED)


class Team(models.Model):
    """One team in one track. Whoever is in two tracks is in two teams."""

    track = models.ForeignKey(Track, on_delete=models.PROTECT, related_name="teams")
    name = models.CharField(_("name"), max_length=120)
    organisation = models.ForeignKey(
        "organisations.Organisation",
        verbose_name=_("organisation"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    affiliation = models.CharField(_("school, unit or company"), max_length=200, blank=True)
    country = models.CharField(_("country"), max_length=2, default="VN")
    state = models.CharField(_("state"), max_length=12, choices=State, default=State.REGISTERED, editable=False)
    reason = models.TextField(blank=True, editable=False)  # of the last change of state, as the team reads it
    rules = models.ForeignKey(RulesVersion, null=True, editable=False, on_delete=models.PROTECT, related_name="+")
    rules_accepted_at = models.DateTimeField(null=True, editable=False)
    rules_accepted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, editable=False, on_delete=models.SET_NULL, related_name="+"
    )
    registered_at = models.DateTimeField(default=timezone.now, editable=False)

    objects = TeamQuerySet.as_manager()

    class Meta:
        verbose_name = _("team")
        verbose_name_plural = _("teams")
        ordering = ["id"]
        constraints = [models.UniqueConstraint(fields=["track", "name"], name="one_name_in_a_track")]

    def __str__(self) -> str:
        return self.name

    @property
    def key(self) -> str:
        return f"team:{self.pk}"

    @property
    def competition(self) -> CompetitionPage:
        """The first language's page."""
        return self.track.page

    @property
    def is_open(self) -> bool:
        """Whether it still is a team: neither excluded nor withdrawn."""
        return self.state not in State.over()


class MemberQuerySet(models.QuerySet):
    def present(self):
        """Who accepted and has not left."""
        return self.filter(accepted_at__isnull=False, left_at__isnull=True)


class Member(models.Model):
    """A person who was asked by an e-mail address; `user` is who accepted."""

    team = models.ForeignKey(Team, on_delete=models.CASCADE, related_name="members")
    email = models.EmailField(_("e-mail address"), blank=True)
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, editable=False, on_delete=models.SET_NULL, related_name="team_members"
    )
    name = models.CharField(_("name"), max_length=120, blank=True)
    is_leader = models.BooleanField(_("leader"), default=False, editable=False)
    takes_part_as = models.CharField(_("takes part as"), max_length=20, choices=Eligible, blank=True)
    country = models.CharField(_("nationality"), max_length=2, blank=True)
    declared_at = models.DateTimeField(null=True, editable=False)  # that they may take part
    invited_at = models.DateTimeField(default=timezone.now, editable=False)
    accepted_at = models.DateTimeField(null=True, editable=False)
    left_at = models.DateTimeField(null=True, editable=False)
    guardian_name = models.CharField(_("parent's or guardian's name"), max_length=120, blank=True)
    guardian_email = models.EmailField(_("parent's or guardian's e-mail address"), blank=True)
    guardian_asked_at = models.DateTimeField(null=True, editable=False)
    guardian_agreed_at = models.DateTimeField(null=True, editable=False)

    objects = MemberQuerySet.as_manager()

    class Meta:
        verbose_name = _("member")
        verbose_name_plural = _("members")
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(
                fields=["team", "email"],
                condition=models.Q(left_at__isnull=True) & ~models.Q(email=""),
                name="one_invitation_to_a_team",
            ),
            models.UniqueConstraint(
                fields=["team", "user"], condition=models.Q(left_at__isnull=True), name="once_in_a_team"
            ),
        ]

    def __str__(self) -> str:
        return self.name or self.email or str(self.pk)

    @property
    def is_in(self) -> bool:
        return self.accepted_at is not None and self.left_at is None

    @property
    def waits_for_guardian(self) -> bool:
        """A pupil takes part with the written consent of a parent or guardian."""
        return self.takes_part_as == Eligible.PUPILS and self.guardian_agreed_at is None
