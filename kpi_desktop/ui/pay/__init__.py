"""Pay plans in the window: chosen, taken from a file, made, edited, tried and put in force."""
