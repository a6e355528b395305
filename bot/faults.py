"""Where a fault in the program lies, told so that it can be found and quotes nothing of any case."""

import traceback


def where(error: BaseException) -> str:
    """Return kind and place of a fault ("KeyError in compose, line 12"); its text stays out."""
    frames = traceback.extract_tb(error.__traceback__)
    place = f" in {frames[-1].name}, line {frames[-1].lineno}" if frames else ""
    return f"{type(error).__name__}{place}"
