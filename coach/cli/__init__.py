"""The command line: parse, build services, hand over. Nothing heavy at module level."""
