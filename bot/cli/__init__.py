"""The command line: `duewatch`. Each verb is a small module; heavy imports wait until a verb runs."""


def main() -> None:
    """Run the command line."""
    raise SystemExit("not furnished yet")
