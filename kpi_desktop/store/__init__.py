"""The database: one SQLite file, its migrations, its repositories and its audit chain."""
