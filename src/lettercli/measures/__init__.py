"""Measures of corpus linguistics as formulas over numbers: nothing here knows of letters or of an index."""
