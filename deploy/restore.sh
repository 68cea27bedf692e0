#!/bin/sh
# Brings a backup back: deploy/restore.sh FOLDER/20261123T080000Z [--yes]
# Checks it first and changes nothing when it is damaged; stop the web and work processes before.
set -eu
[ $# -gt 0 ] || { echo "usage: $0 BACKUP [--yes] [--no-index]" >&2; exit 2; }
root=$(cd "$(dirname "$0")/.." && pwd)
python=$root/.venv/bin/python
[ -x "$python" ] || python=python
exec "$python" "$root/manage.py" restore "$@"
