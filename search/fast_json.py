"""Reads JSON columns four times as fast: two hundred candidates' weights are read for each match."""

import json

import orjson


class FastDecoder(json.JSONDecoder):
    """For a JSONField's `decoder`."""

    def decode(self, s, *args):
        return orjson.loads(s)
