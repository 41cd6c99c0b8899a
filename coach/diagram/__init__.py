"""Mermaid flowcharts: read, faults located, drawn. Pure."""
