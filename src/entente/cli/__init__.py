"""The command line: arguments and output only."""

from entente.cli.app import main

__all__ = ["main"]
