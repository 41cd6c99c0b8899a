"""YAML files → cases and formats, with errors that a person can mend by.

This package owns what is read from content files and every sentence about a fault in
one. It is the only one that knows YAML. `library` answers without reading a file when
the cache knows it; only then do PyYAML and pydantic stay unloaded.
"""
