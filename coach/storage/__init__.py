"""SQLite to domain records and back; the only place that knows a table."""
