"""Backup and restore: the database and the uploaded files. The search index is made from them again."""
