"""Words of a header as evidence: where they stand in the header lines of their layer."""

from parsers.message import Layer
from parsers.reading import Evidence


def header_words(layer: Layer, words: str) -> Evidence:
    """These words in the layer's header lines; where they stand otherwise written, the words alone."""
    at = layer.header_text.lower().find(words.lower()) if words else -1
    if at < 0:
        return Evidence(text="", part=layer.header_part)
    end = at + len(words)
    return Evidence(text=layer.header_text[at:end], part=layer.header_part, start=at, end=end)
