"""What a search is measured against: the raw engines with their standard analysis of title and text, and vectors."""
