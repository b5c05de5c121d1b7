"""The scheme as data: its model, its file form and its check."""
