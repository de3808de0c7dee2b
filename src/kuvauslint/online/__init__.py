"""What `--online` reads from the web: a page, its attachments, and whether links lead somewhere."""
