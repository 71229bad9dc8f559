"""TEI, the format of scholarly editions, as real ones are.

`tree` reads a file safely, `units` finds the letters in it, `header` says who writes to whom and when (`dating`,
`titles`), `body` makes passages and notes of the text: `flow` walks it; `running`, `readings`, `asides`, `structure`
and `lists` say what each of the `elements` is; `stretch` is the text of one passage as it grows, `notes` finds where
notes are called, `numbering` how they are numbered, `blocks` what is numbered.
`naming` gathers persons and places, `reader` puts it together and keeps account, `keeping` writes what stands beside
the letters. `write` and the files named after it go the other way.
"""
