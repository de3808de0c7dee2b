"""`python -m kuvauslint`."""

from kuvauslint.cli.main import main

main()
