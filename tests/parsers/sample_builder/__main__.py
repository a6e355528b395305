"""`python -m tests.parsers.sample_builder [FOLDER ...]` writes the samples of those folders anew, or of all."""

import sys

from tests.parsers.sample_builder.build import SCRIPTS, build

if __name__ == "__main__":
    for which in sys.argv[1:] or sorted(folder.name for folder in SCRIPTS.iterdir()):
        print(f"{which}: {build(which)} samples")
