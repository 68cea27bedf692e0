"""Who may answer a public question: members of the organisation whose need it is, by their role."""

from collections.abc import Callable

from django.shortcuts import get_object_or_404

from organisations.access import Action
from portal.workspace.access import Rule, ask, ruled
from questions.models import PublicQuestion

QUESTION = "public question"


def on_question(action: Action) -> Callable:
    """For members of the owner of the need, and for questions that a moderator approved. `view(request, question)`; 404
    for everybody else, as for one that does not exist."""

    def made(view: Callable) -> Callable:
        def entered(request, question: str):
            found = get_object_or_404(PublicQuestion.objects.public().select_related("need__organisation"), pk=question)
            request.organisation = found.need.organisation
            ask(request, action, request.organisation.pk)
            return view(request, found)

        return ruled(Rule(QUESTION, action), view, entered)

    return made
