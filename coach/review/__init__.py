"""The judge: an answer in, verdicts with their evidence and scores out.

Pure: no I/O, no clock, no chance. `engine` judges, `book` prepares what a case needs,
`scoring` adds up, `explain` says how a verdict came about.
"""
