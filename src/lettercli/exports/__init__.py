"""Formats that are made of what views and renderers make: tables as CSV, references for bibliographies.

A format that needs letters or the index alone is a file of `formats.export`; those here stand above, as views and
renderers do not know one another. What a file of either gives is told there.
"""
