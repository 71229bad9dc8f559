"""The vertical text that CWB's cwb-encode reads: a word a line, a letter between tags.

Punctuation is left out, so that a phrase is what it is for the others, which do not see any.
"""

from __future__ import annotations

import sys
from pathlib import Path

from edition import WORD, letters

if __name__ == "__main__":
    edition, target = sys.argv[1:]
    with Path(target).open("w", encoding="utf-8") as file:
        for id, text in letters(edition):
            file.write(f'<letter id="{id}">\n' + "\n".join(WORD.findall(text)) + "\n</letter>\n")
