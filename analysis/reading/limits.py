"""How much of a file is read at most?"""

from __future__ import annotations

#: Largest file, in bytes.
MAX_BYTES = 20 * 1024 * 1024
#: Longest text that is analysed, in characters.
MAX_CHARACTERS = 2_000_000
#: Fewest Chinese characters that make a report.
MIN_CHINESE = 50
#: Most tags of a web page, and of the part of a Word package with the text; a report has some ten thousand.
MAX_PAGE_TAGS = 200_000
MAX_WORD_TAGS = 4_000_000
#: Most pages of a PDF.
MAX_PAGES = 2000
#: Most files in a Word package, and the most they may hold unpacked: all of them, and the part with the text.
MAX_PARTS = 5000
MAX_UNPACKED_BYTES = 200 * 1024 * 1024
MAX_PART_BYTES = 50 * 1024 * 1024
