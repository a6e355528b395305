"""`python -m tests.parsers.sample_builder` writes all samples anew."""

from tests.parsers.sample_builder.build import build

if __name__ == "__main__":
    for which in ("open", "sealed", "vault"):
        print(f"{which}: {build(which)} samples")
