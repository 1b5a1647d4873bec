"""The only command line: python -m server run|serve|work|site|migrate|keys|words|doctor."""

import argparse
import logging
import sys
from collections.abc import Callable

from server.alerts.clock import tick
from server.config import Config, ConfigFault, read_config
from server.database import opened
from server.doctor import examine
from server.keys import KeyFault, public_text, read_stamp_keys, read_vapid_key
from server.migrations import migrate
from server.outbox.bell import BellFault
from server.outbox.worker import work
from server.pair import ourselves, run_both
from server.serve import ServeFault, make_data_folder, serve
from server.site.build import build, write_site
from server.site.content import ContentFault
from server.site.extract import update_words

FAULTS = (ConfigFault, ContentFault, ServeFault, KeyFault, BellFault)


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(prog="python -m server", description="Doorstep: print, serve, check.")
    logging.basicConfig(format="%(asctime)s %(levelname)s %(name)s: %(message)s")
    commands = parser.add_subparsers(dest="command", required=True)
    for name, command in COMMANDS.items():
        commands.add_parser(name, help=command.__doc__)
    chosen = parser.parse_args(arguments).command
    try:
        return COMMANDS[chosen](read_config())
    except FAULTS as fault:
        print(f"doorstep: {fault}", file=sys.stderr)
        return 1


def print_site(config: Config) -> int:
    """print the site into its folder, only what changed"""
    changed = write_site(build(config), config.site_folder)
    print(f"site: {len(changed)} files written to {config.site_folder}")
    return 0


def run(_config: Config) -> int:
    """serve and work side by side; when one of them ends, so does the other"""
    return run_both([ourselves("serve"), ourselves("work")])


def serve_site(config: Config) -> int:
    """print the site, bring the tables up to date, then serve"""
    print_site(config)
    lay_tables(config)
    return serve(config)


def work_outbox(config: Config) -> int:
    """send what waits in the outbox, until told to stop"""
    lay_tables(config)
    work(config, tick)
    return 0


def lay_tables(config: Config) -> int:
    """bring the tables of the database up to date"""
    make_data_folder(config)
    with opened(config.data_folder) as db:
        taken = migrate(db)
    print(f"tables: {len(taken)} steps taken in {config.data_folder}", flush=True)
    return 0


def keys(config: Config) -> int:
    """print the public key that push services know us by; makes every key that there is none of"""
    make_data_folder(config)
    read_stamp_keys(config.data_folder)
    print(public_text(read_vapid_key(config.data_folder)))
    return 0


def words(config: Config) -> int:
    """extract the words, update every catalogue and report what is missing"""
    return update_words(config)


def doctor(config: Config) -> int:
    """say what is wrong here and how to mend it"""
    return examine(config)


COMMANDS: dict[str, Callable[[Config], int]] = {
    "run": run,
    "serve": serve_site,
    "work": work_outbox,
    "site": print_site,
    "migrate": lay_tables,
    "keys": keys,
    "words": words,
    "doctor": doctor,
}

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
