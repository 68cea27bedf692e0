"""The demonstration content: invented organisations and what they offer and need, loaded from `demonstration/`."""
