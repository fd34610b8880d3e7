"""The one way around the lock between agencies: every module that takes it is named here, with its reason."""

import ast
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
NOT_THE_PRODUCT = {"tests"}
NAME = "across_agencies"

REASONS = {
    "agencies.tenancy": "offers it",
    "agencies.tenancy.scope": "defines it",
    "agencies.access": "finds out for which agencies a person or a key acts",
    "agencies.inviting": "asks whether a person works for another agency as well",
    "agencies.management.commands.migrate": "validates constraints over the rows of all",
    "bench.filling.town": "founds agencies",
    "api.hooks.twilio": "finds out whose line a webhook is for",
    "incidents.intake.claiming": "finds the files that wait to be read, of every agency",
    "feedback.comments.hearing": "finds the agencies whose comments wait for the machine, and those that corrected it",
    "feedback.hooks.calling": "finds the calls that are due, of every agency",
    "feedback.safety.alerts": "finds alerts that nobody acknowledged, of every agency",
    "feedback.safety.notifying": "finds what the people on call are to be told, of every agency",
    "incidents.intake.holding": "forgets files that nobody took in, of every agency",
    "insights.dry_run": "finds the files that wait for their dry run, of every agency",
    "messaging.delivery": "sweeps texts that wait, of every agency",
    "messaging.reconcile": "finds the agencies whose texts are in doubt",
    "sandbox.chaos.asking": "looks at the books of every agency after a storm",
    "messaging.inbox": "sweeps replies that nobody heard, of every agency",
    "surveys.closing": "sweeps conversations that end, of every agency",
    "surveys.inquiring": "forgets how often public pages were asked, of every agency",
    "surveys.doors": "finds out what a code of a public page opens, and whose it is",
    "surveys.visitors": "forgets the addresses of those who came to the web pages, of every agency",
    "surveys.reminding": "finds conversations that are due a reminder, of every agency",
    "surveys.deciding": "finds the agencies that have incidents to decide about",
}


def test_only_known_modules_look_across_agencies() -> None:
    assert {module for module, tree in modules() if mentions(tree)} == set(REASONS)


def modules() -> Iterator[tuple[str, ast.Module]]:
    """Every module of the product by its dotted name."""
    for package in sorted(path.parent for path in ROOT.glob("*/__init__.py")):
        if package.name in NOT_THE_PRODUCT:
            continue
        for path in package.rglob("*.py"):
            name = ".".join(path.relative_to(ROOT).with_suffix("").parts)
            yield name.removesuffix(".__init__"), ast.parse(path.read_bytes(), str(path))


def mentions(tree: ast.Module) -> bool:
    """Whether the name occurs in the code: imported, called, defined or reached through a module."""
    return any(
        NAME in {getattr(node, part, None) for part in ("id", "attr", "name")}
        for node in ast.walk(tree)
    )
