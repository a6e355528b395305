"""Builds the sample mails that judge the parsers, from hand-written scripts.

Each script (`scripts/open/*.toml`, and so on) holds the words of some mails, the carriers they
come on and the ground truth that a person wrote beside them. This package turns a script into `.eml` and
`.json` files and never decides a fact itself. Same script, same bytes. Run `python -m tests.parsers.sample_builder`.
"""
