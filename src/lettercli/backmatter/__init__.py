"""What stands at the back of a printed edition: subjects and names, each decided by an editor's reading.

`topics` and `names` read the edition's own files, `guarded` the addresses in them; `bearing` and `mentions` find what
these files mean in the text.
"""
