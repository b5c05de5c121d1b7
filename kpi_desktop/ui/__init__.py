"""The window: pages over the services. No rule of scoring and no query lives here."""
