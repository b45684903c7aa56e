"""Citations of medical guidelines: read from a sentence or from prose, resolved to one id, looked up in a dated register."""
