"""A concordance and counts with Dask, from the tables that `letters export parquet` writes.

    python with_dask.py DIR WORD              the lines of `letters kwic WORD`
    python with_dask.py DIR WORD --count      how many there are
    python with_dask.py DIR WORD --by letter  how many in each letter; any column of the tokens will do

The scans go over the row groups in parallel, in the processes of a cluster if one is connected. What is gathered is
the hits and the stretches of text that they stand in.
"""

import re
import sys

import dask.dataframe as dd
import pandas as pd

WORDS = 10
"""Words of context on each side."""


def hits(tokens: dd.DataFrame, word: str) -> dd.DataFrame:
    """The tokens of the letters' own text that are the word, or have it as a part between hyphens or apostrophes."""
    is_it = tokens["folded"].str.fullmatch(rf"(?:.*[-'])?{re.escape(word.casefold())}(?:[-'].*)?")
    return tokens[(tokens["layer"] == "text") & is_it]


def lines(tokens: dd.DataFrame, letters: pd.DataFrame, word: str) -> pd.DataFrame:
    """The concordance: address, date, left, node and right."""
    found = hits(tokens, word)[["token", "stretch", "letter", "address", "before", "shown", "after", "space"]].compute()
    near = tokens[tokens["stretch"].isin(found["stretch"].unique().tolist())]
    near = near[["token", "stretch", "before", "shown", "after", "space"]].compute().set_index("token").sort_index()
    near["piece"] = near["before"] + near["shown"] + near["after"]
    rows = []
    for hit in found.sort_values("token").itertuples():
        inside = near.loc[hit.token - WORDS : hit.token + WORDS]
        inside = inside[inside["stretch"] == hit.stretch]
        behind, ahead = inside.loc[: hit.token - 1], inside.loc[hit.token + 1 :]
        left = "".join(behind["piece"] + behind["space"]) + hit.before
        spaces = ahead["space"].where(ahead.index < hit.token + WORDS, "")
        right = hit.after + hit.space + "".join(ahead["piece"] + spaces)
        rows.append((hit.address, hit.letter, " ".join(left.split()), hit.shown, " ".join(right.split())))
    found = pd.DataFrame(rows, columns=["address", "letter", "left", "node", "right"])
    dated = found.merge(letters[["letter", "date"]], on="letter", how="left")
    return dated[["address", "date", "left", "node", "right"]]


def main(folder: str, word: str, *asked: str) -> None:
    """Write what was asked for, a record a line."""
    tokens = dd.read_parquet(f"{folder}/tokens.parquet", split_row_groups=True)
    letters = pd.read_parquet(f"{folder}/letters.parquet")
    if asked[:1] == ("--count",):
        print(len(hits(tokens, word)))
    elif asked[:1] == ("--by",):
        found = hits(tokens, word)[["token", asked[1]]].compute().sort_values("token")
        for value, number in found.groupby(asked[1], sort=False).size().items():
            print(value, number, sep="\t")
    else:
        for row in lines(tokens, letters, word).itertuples(index=False):
            print(*row, sep="\t")


if __name__ == "__main__":
    main(*sys.argv[1:])
