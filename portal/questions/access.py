"""Who may answer a public question: members of the organisation whose need it is, by their role."""

from collections.abc import Callable
from functools import wraps

from django.contrib.auth.decorators import login_required
from django.http import Http404
from django.shortcuts import get_object_or_404
from django.views.decorators.cache import never_cache

from organisations.access import Action, allows, role_in
from portal.workspace.access import Rule
from questions.models import PublicQuestion

QUESTION = "public question"


def on_question(action: Action) -> Callable:
    """For members of the owner of the need, and for questions that a moderator approved. `view(request, question)`; 404
    for everybody else, as for one that does not exist."""

    def made(view: Callable) -> Callable:
        def entered(request, question: str):
            found = get_object_or_404(PublicQuestion.objects.public().select_related("need__organisation"), pk=question)
            request.organisation = found.need.organisation
            request.role = role_in(request.user, request.organisation)
            if not allows(request.role, action):
                raise Http404
            return view(request, found)

        ruled = wraps(view)(never_cache(login_required(entered)))
        ruled.rule = Rule(QUESTION, action)
        return ruled

    return made
