"""YAML to domain records, with errors that name file, line and field."""
