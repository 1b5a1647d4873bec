"""The only command line: python -m server serve|site|words|doctor."""

import argparse
import sys

from server.config import Config, ConfigFault, read_config
from server.doctor import examine
from server.serve import ServeFault, serve
from server.site.build import build, write_site
from server.site.content import ContentFault
from server.site.extract import update_words


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(prog="python -m server", description="Doorstep: print, serve, check.")
    commands = parser.add_subparsers(dest="command", required=True)
    for name, command in COMMANDS.items():
        commands.add_parser(name, help=command.__doc__)
    chosen = parser.parse_args(arguments).command
    try:
        return COMMANDS[chosen](read_config())
    except (ConfigFault, ContentFault, ServeFault) as fault:
        print(f"doorstep: {fault}", file=sys.stderr)
        return 1


def print_site(config: Config) -> int:
    """print the site into its folder, only what changed"""
    changed = write_site(build(config), config.site_folder)
    print(f"site: {len(changed)} files written to {config.site_folder}")
    return 0


def serve_site(config: Config) -> int:
    """print the site, then serve it"""
    print_site(config)
    return serve(config)


def words(config: Config) -> int:
    """extract the words, update every catalogue and report what is missing"""
    return update_words(config)


def doctor(config: Config) -> int:
    """say what is wrong here and how to mend it"""
    return examine(config)


COMMANDS = {"serve": serve_site, "site": print_site, "words": words, "doctor": doctor}

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
