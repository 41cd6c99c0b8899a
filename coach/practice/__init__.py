"""What next, and how well: drills, and whether a person's ranges can be trusted.

Pure: no I/O, no clock, chance only through a seed that the caller gives.
"""
