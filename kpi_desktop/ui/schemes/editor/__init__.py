"""The scheme editor: a draft made and changed in the window, checked and tried while it is typed."""
