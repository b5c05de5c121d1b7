"""The words of the field as frozen values: no Qt, no database, no clock, standard library only."""
