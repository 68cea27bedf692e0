"""What everybody may ask about a need, and what its owner answers."""

from django.conf import settings
from django.core.validators import MaxLengthValidator
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from questions.choices import PUBLIC, Refusing, State
from search.documents import LANGUAGES

LONGEST_QUESTION, LONGEST_ANSWER = 1_000, 3_000
_CODES = [(code, code) for code in LANGUAGES]


def _person(verbose_name):
    return models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=verbose_name,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )


class PublicQuestionQuerySet(models.QuerySet):
    def public(self):
        return self.filter(state__in=PUBLIC)

    def unseen(self):
        """Answers that went public at once and that no editor has looked at yet."""
        return self.filter(state=State.ANSWERED, seen_at=None)


class PublicQuestion(models.Model):
    """One question about one need. Who asked is for moderators only.

    `text_was_checked` and `answer_was_checked` say that the text was published with the owner's name withheld, by
    somebody who was shown what in it might name the owner.
    """

    need = models.ForeignKey(
        "demand.Need", verbose_name=_("need"), on_delete=models.CASCADE, related_name="public_questions"
    )
    asker = _person(_("who asked"))
    text = models.TextField(
        _("question"), max_length=LONGEST_QUESTION, validators=[MaxLengthValidator(LONGEST_QUESTION)]
    )
    language = models.CharField(_("language of the question"), max_length=2, choices=_CODES)
    text_was_checked = models.BooleanField(default=False)
    asked_at = models.DateTimeField(_("asked on"), default=timezone.now)
    state = models.CharField(_("state"), max_length=10, choices=State, default=State.WAITING)
    decided_by = _person(_("moderator"))
    decided_at = models.DateTimeField(_("decided on"), null=True, blank=True)
    refusal = models.CharField(_("reason"), max_length=10, choices=Refusing, blank=True)
    refusal_note = models.TextField(_("in other words"), max_length=500, blank=True)
    answer = models.TextField(
        _("answer"), max_length=LONGEST_ANSWER, validators=[MaxLengthValidator(LONGEST_ANSWER)], blank=True
    )
    answer_language = models.CharField(_("language of the answer"), max_length=2, choices=_CODES, blank=True)
    answer_was_checked = models.BooleanField(default=False)
    answered_by = _person(_("who answered"))
    answered_at = models.DateTimeField(_("answered on"), null=True, blank=True)
    seen_by = _person(_("looked at by"))
    seen_at = models.DateTimeField(_("looked at"), null=True, blank=True)

    objects = PublicQuestionQuerySet.as_manager()

    class Meta:
        verbose_name = _("public question")
        verbose_name_plural = _("public questions")
        ordering = ["asked_at", "pk"]
        indexes = [
            models.Index(fields=["need", "state"], name="questions_of_a_need"),
            models.Index(fields=["asked_at"], condition=Q(state=State.WAITING), name="questions_to_moderate"),
        ]

    def __str__(self) -> str:
        return self.text[:80]

    @property
    def key(self) -> str:
        return f"public-question:{self.pk}"
