"""From encoded bytes and HTML to plain text, for mail bodies and documents alike."""
