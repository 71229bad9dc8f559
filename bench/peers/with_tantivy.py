"""Tantivy, the search library: it finds and ranks letters, so hits are counted in letters and lines drawn in Python."""

from __future__ import annotations

import re

import tantivy
from edition import NotOffered, drawn, letters, main

_MEMORY = 500_000_000


def build(edition: str, folder: str) -> None:
    """One index with positions, and the text stored beside it."""
    schema = tantivy.SchemaBuilder()
    schema.add_text_field("id", stored=True, tokenizer_name="raw")
    schema.add_text_field("body", stored=True, index_option="position")
    writer = tantivy.Index(schema.build(), path=folder).writer(heap_size=_MEMORY, num_threads=2)
    for id, text in letters(edition):
        writer.add_document(tantivy.Document(id=id, body=text))
    writer.commit()
    writer.wait_merging_threads()


class Opened:
    """A searcher, and the regular expression that finds in a letter what the query found it for."""

    def __init__(self, folder: str) -> None:
        self.index = tantivy.Index.open(folder)
        self.searcher = self.index.searcher()

    def _asked(self, kind: str, pattern: str) -> tuple[tantivy.Query, str]:
        schema = self.index.schema
        if kind == "word":
            return tantivy.Query.term_query(schema, "body", pattern), pattern
        if kind == "phrase":
            return tantivy.Query.phrase_query(schema, "body", pattern.split()), pattern.replace(" ", r"\W+")
        if kind == "prefix":
            return tantivy.Query.regex_query(schema, "body", f"{pattern}.*"), rf"{pattern}\w*"
        if kind == "regex":
            return tantivy.Query.regex_query(schema, "body", pattern), pattern
        raise NotOffered

    def count(self, kind: str, pattern: str) -> str:
        """The letters that have hits."""
        return f"~{self.searcher.search(self._asked(kind, pattern)[0], 1).count}"

    def lines(self, kind: str, pattern: str, limit: int | None) -> list[str]:
        """Of the letters in the order in which Tantivy ranks them."""
        query, written = self._asked(kind, pattern)
        finder = re.compile(rf"\b{written}\b", re.I)
        found: list[str] = []
        for _, address in self.searcher.search(query, limit or max(1, self.searcher.num_docs)).hits:
            letter = self.searcher.doc(address)
            id, text = letter["id"][0], letter["body"][0]
            found += [drawn(id, text, *hit.span()) for hit in finder.finditer(text)]
            if limit is not None and len(found) >= limit:
                return found[:limit]
        return found


if __name__ == "__main__":
    main(build, Opened)
