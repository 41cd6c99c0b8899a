"""The numbers: quantities, units, the estimate language. Pure."""
