"""Which words a person agreed to when they left a number or an address. A change of the words is a new version."""

ANSWER_A_REPORT = "report-2026-11"
CALL_BACK = "call-2026-11"
SURVEY_CONTACT = "survey-2026-11"
