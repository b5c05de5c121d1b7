"""KPI Desktop: an offline keeper of a team's monthly 100-point assessment."""

__version__ = "0.1.0"
