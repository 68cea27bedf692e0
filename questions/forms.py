"""The form with which a moderator decides on a question, or looks at an answer."""

from django import forms
from django.utils.translation import gettext as _, gettext_lazy
from wagtail.admin.forms import WagtailAdminModelForm

from questions.choices import Refusing, State
from questions.rules import signs_in, takes_questions
from questions.services import approve, mark_seen, refuse, take_answer_back

APPROVE, REFUSE, SEEN, TAKE_BACK = "approve", "refuse", "seen", "take-back"
CHOICES = {
    State.WAITING: [(APPROVE, gettext_lazy("Publish it")), (REFUSE, gettext_lazy("Refuse it"))],
    State.ANSWERED: [
        (SEEN, gettext_lazy("The answer was read and stays")),
        (TAKE_BACK, gettext_lazy("Take the answer off the page")),
    ],
}


class DecisionForm(WagtailAdminModelForm):
    decision = forms.ChoiceField(label=gettext_lazy("Decision"), widget=forms.RadioSelect, required=False)

    def __init__(self, *args, **options):
        super().__init__(*args, **options)
        choices = CHOICES.get(self.instance.state, [])
        self.fields["decision"].choices = choices
        self.fields["decision"].help_text = self._warning() if choices else _("There is nothing to decide now.")

    def clean(self):
        given = super().clean()
        decision, note = given.get("decision"), (given.get("refusal_note") or "").strip()
        if decision == REFUSE and not given.get("refusal"):
            self.add_error("refusal", _("Say why."))
        needs_words = decision == TAKE_BACK or (decision == REFUSE and given.get("refusal") == Refusing.OTHER)
        if needs_words and not note:
            self.add_error("refusal_note", _("Say why, in words for whoever reads it."))
        if decision == APPROVE and not takes_questions(self.instance.need):
            self.add_error("decision", _("The time for questions about this need is over: refuse it for that reason."))
        return given

    def save(self, commit=True):
        given, options = self.cleaned_data, {"question": self.instance, "by": self.for_user}
        if given["decision"] == APPROVE:
            return approve(**options)
        if given["decision"] == REFUSE:
            return refuse(reason=given["refusal"], note=given["refusal_note"], **options)
        if given["decision"] == SEEN:
            return mark_seen(**options)
        if given["decision"] == TAKE_BACK:
            return take_answer_back(reason=given["refusal_note"], **options)
        return self.instance

    def _warning(self) -> str:
        """What in the text that is decided on may name an owner who withholds the name."""
        question = self.instance
        text = question.text if question.state == State.WAITING else question.answer
        signs = dict.fromkeys(sign.text for sign in signs_in(question.need, text))
        if not signs:
            return ""
        return _("The owner's name is withheld, and this may tell it: %(signs)s") % {"signs": ", ".join(signs)}
