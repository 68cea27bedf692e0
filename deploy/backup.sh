#!/bin/sh
# Backs up the site that the environment names (DATABASE_URL, S3_* or VAR): deploy/backup.sh FOLDER [--keep 14]
# No Docker is needed; the site may go on meanwhile. docs/deploy.md says how to run it every night.
set -eu
[ $# -gt 0 ] || { echo "usage: $0 FOLDER [--keep N]" >&2; exit 2; }
root=$(cd "$(dirname "$0")/.." && pwd)
python=$root/.venv/bin/python
[ -x "$python" ] || python=python
exec "$python" "$root/manage.py" backup "$@"
