"""Where one asks about a need, sees one's own questions, and answers for an owner."""

from django.urls import path, re_path

from portal.questions.views import answer_question, ask_question, my_questions

NUMBER = "[0-9]{1,15}"

urlpatterns = [
    re_path(rf"^needs/(?P<need>{NUMBER})/questions/ask/$", ask_question, name="ask_question"),
    path("workspace/my-questions/", my_questions, name="my_questions"),
    re_path(rf"^workspace/questions/(?P<question>{NUMBER})/$", answer_question, name="answer_question"),
]
