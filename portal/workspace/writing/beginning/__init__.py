"""How a listing begins: from a title, a pasted text, a DOCX or a PDF, or from what was described on the match page."""
