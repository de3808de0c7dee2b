"""What the page takes at most, and by which names."""

from __future__ import annotations

HOSTS = ("127.0.0.1", "localhost", "::1")  # the names it may be asked by, unless more are given
MEGABYTE = 1_000_000
MOST_UPLOAD = 20 * MEGABYTE  # of the files together, and of a pasted text
MOST_BODY = MOST_UPLOAD + MEGABYTE  # of a request, with what the form adds
MOST_FILES = 20  # at once
MOST_HELD = 20 * MOST_BODY  # of all requests that are under way
SLOWEST_HEAD = 20.0  # seconds that a request's headers may take to arrive
SLOWEST_BODY = 120.0  # and its body
MOST_FIELDS = 50_000  # a description of some 2,000 entries
MOST_SECONDS = 60.0  # from the upload to the answer
READING_SECONDS = 45.0  # for one document in its child process, so that it has ended before nobody waits for it
AT_ONCE = 4  # checks at the same time; the others wait
WAITING = 60  # that wait, before the page says it is busy
MOST_SHOWN = 3_000  # lines or paragraphs of the document that are shown
MOST_LETTERS = 600_000  # of them
MOST_PLACES = 200  # of one rule that are listed
