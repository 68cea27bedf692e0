#!/bin/bash
# Makes the engine's user for the site, or gives it its password again. Runs in the engine's own image.
set -euo pipefail
put() {  # the passwords go by standard input, where no list of processes shows them
  curl --silent --show-error --fail-with-body --config <(printf 'user = "elastic:%s"\n' "$ELASTIC_PASSWORD") \
    --request PUT --header 'Content-Type: application/json' --data-binary @- "$ENGINE$1" >/dev/null
}
put /_security/role/portal <<'JSON'
{"cluster": ["monitor"], "indices": [{"names": ["portal", "portal-*"], "privileges": ["all"]}]}
JSON
put /_security/user/portal <<JSON
{"password": "$SEARCH_PASSWORD", "roles": ["portal"], "full_name": "the portal's web and work processes"}
JSON
echo "The engine's user portal is ready."
