"""What reports say, worded in one language and ready to be laid out: no Qt, no database, no clock."""
