"""Measurements: one command, a table out. They report and never fail on a time."""
