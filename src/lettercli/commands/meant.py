"""What was typed, be it words, patterns or the name of a saved query, as the search that it asks for.

A saved query is what somebody would otherwise type: its options are those of `kwic`, read by the same reader, so that
whatever `kwic` learns can be saved, and what it refuses is refused with the line of queries.yaml. What is typed beside
the name outdoes what is saved.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any, Unpack

import click
from click.core import ParameterSource

from lettercli.commands.asking import Flags, asked, counted_as
from lettercli.commands.context import Context
from lettercli.commands.options import FILTERS, OPTIONS
from lettercli.errors import BadQuery, Faults, LettersError

if TYPE_CHECKING:
    from pathlib import Path

    from lettercli.commands.searching import Search
    from lettercli.errors import Fault
    from lettercli.hits import Found
    from lettercli.query.saved import Saved
    from lettercli.search import Layer, Scope, Voice

_OF_OUTPUT = frozenset({"around", "sort", "count", "by", "ids", "limit", "sample", "seed"})
"""Parameters of `kwic` that say what is done with the hits; a saved query says what is looked for, and where."""
_YES, _NO = frozenset({"yes", "true", "on"}), frozenset({"no", "false", "off"})


def search_for(
    context: Context,
    words: Sequence[str],
    patterns: Sequence[str] = (),
    *,
    fuzzy: int | None = None,
    layer: Layer = "text",
    voice: Voice | None = None,
    **flags: Unpack[Flags],
) -> Search:
    """The search for words or for patterns; raises BadQuery, and UsageError for what does not go together."""
    context.asked = (" ".join(words), "words")
    if patterns:
        search = _of_patterns(context, words, patterns, fuzzy, layer, voice, flags)
    else:
        search = _of_words(context, words, fuzzy, layer, voice, flags)
    search.kind = counted_as(flags)
    return search


def _of_patterns(
    context: Context, words: Sequence[str], patterns: Sequence[str], fuzzy: int | None, layer: Layer,
    voice: Voice | None, flags: Flags,
) -> Search:  # fmt: skip
    from lettercli.commands.pattern import PatternSearch
    from lettercli.query.pattern import parse as parse_pattern

    context.asked = (patterns[0] if len(patterns) == 1 else list(patterns), "regex")
    if words:
        raise click.UsageError("words and -e at once. look for one or the other, and quote a pattern")
    if fuzzy:
        raise click.UsageError(f"--fuzzy is for words. write (?:…){{e<={fuzzy}}} in the pattern")
    if idle := [name for name in ("lemma", "language", "near", "not_near") if flags.get(name)]:
        raise click.UsageError(f"--{idle[0].replace('_', '-')} is for words, not for -e. leave out one of them")
    pattern = parse_pattern(patterns, case=flags.get("case", False), whole=flags.get("whole", False))
    return PatternSearch(context, pattern, layer, voice)


def _of_words(
    context: Context, words: Sequence[str], fuzzy: int | None, layer: Layer, voice: Voice | None, flags: Flags
) -> Search:
    from lettercli.commands.searching import Search

    if not words:
        raise click.MissingParameter(param_hint="'WORD...'", param_type="argument")
    query = asked(context, " ".join(words), **flags)
    context.asked = (query.text, "cql" if query.cql else "words")
    if fuzzy and query.cql:
        raise click.UsageError("--fuzzy is for plain words. leave it out, or ask in plain words")
    if fuzzy:
        from lettercli.commands.fuzzy import FuzzySearch

        return FuzzySearch(context, query, fuzzy, layer, voice)
    return Search(context, query, layer, voice)


def hits(context: Context, text: str, layer: Layer, scope: Scope | None = None) -> Iterator[Found]:
    """The hits of some words, or of a saved query's words, in a layer and scope that are not its own to choose."""
    saved = called(context, [text])
    if saved is None:
        search = search_for(context, [text], layer=layer)
    else:
        search = search_of(context, saved)
        search.layer = layer
    search.scope = scope
    return search.hits()


def recalled(context: Context, words: Sequence[str]) -> dict[str, Any] | None:
    """The parameters of this call of `kwic` where its words are the name of a saved query; None where they are not."""
    saved = called(context, words)
    if saved is None:
        return None
    ctx = click.get_current_context()
    params, filters = _read(saved)
    context.filters = {**filters, **context.filters}
    context.saved = saved.name
    typed = {
        name: value for name, value in ctx.params.items()
        if name != "words" and (name in _OF_OUTPUT or ctx.get_parameter_source(name) is ParameterSource.COMMANDLINE)
    }  # fmt: skip
    ctx.params.update(params | typed)
    return dict(ctx.params)


def search_called(context: Context, words: Sequence[str], patterns: Sequence[str] = (), **rest: Any) -> Search:  # noqa: ANN401
    """What `search_for` gives, or the search for the saved query that the words call, which what is typed outdoes.

    A saved query has filters of its own: go on with the search's context, and not with this one.
    """
    saved = called(context, words)
    if saved is None:
        return search_for(context, words, patterns, **rest)
    ctx = click.get_current_context()
    typed = {
        name: value for name, value in ctx.params.items()
        if name != "words" and ctx.get_parameter_source(name) is ParameterSource.COMMANDLINE
    }  # fmt: skip
    search = search_of(context, saved, typed)
    search.context.saved = saved.name
    ctx.params.update(layer=search.layer, voice=search.voice)  # what a record of the query says
    return search


def search_of(context: Context, saved: Saved, typed: Mapping[str, Any] | None = None) -> Search:
    """The search for a saved query, within its own filters and those typed. Raises Faults, with its line.

    `typed` are parameters that outdo those saved; what is none of a search's is left aside.
    """
    params, filters = _read(saved)
    params |= {name: value for name, value in (typed or {}).items() if name in params}
    own = context.filtered({**filters, **context.filters})
    own.saved = saved.name
    return _search(own, saved, params)


def unusable(root: Path) -> list[Fault]:
    """What is wrong with the saved queries of an edition's folder."""
    from lettercli.query.saved import load

    try:
        saved = load(root)
    except Faults as wrong:
        return list(wrong.faults)
    faults: list[Fault] = []
    for each in saved.values():
        try:
            params, _ = _read(each)
            if not params["patterns"]:
                params["fuzzy"] = None  # which would ask for the lexicon
            own = Context()
            own.saved = each.name
            _search(own, each, params)
        except Faults as wrong:
            faults += wrong.faults
    return faults


def _search(context: Context, saved: Saved, params: Mapping[str, Any]) -> Search:
    """The search of these parameters; what is wrong with them is said of the saved query's line."""
    try:
        return search_for(context, **{name: value for name, value in params.items() if name not in _OF_OUTPUT})
    except BadQuery as error:
        raise Faults([saved.fault(error.message, error.hint, "query" if saved.query else "regexp")]) from None
    except (LettersError, click.UsageError) as error:
        raise Faults([_refused(saved, error)]) from None


def called(context: Context, words: Sequence[str]) -> Saved | None:
    """The saved query that the words call by its name; None where they are words. Raises LettersError, Faults."""
    if not words or not words[0].lstrip().startswith("@"):
        return None
    from lettercli.query.saved import FILE, NAMED, load

    named = NAMED.match(words[0].strip())
    if named is None:
        return None
    if len(words) > 1 or named.end() < len(words[0].strip()):
        raise click.UsageError(f"{named[0]} is a saved query and stands alone. leave out the other words")
    root = context.edition.root
    saved = {} if root is None else load(root)
    if named[1] not in saved:
        raise LettersError(f"no saved query {named[0]}", _there_are(named[1], list(saved)) or f"write it in {FILE}")
    return saved[named[1]]


def _there_are(name: str, names: Sequence[str]) -> str:
    """The names nearest to one that is none, else all there are."""
    from difflib import get_close_matches

    near = get_close_matches(name, names, 3)
    if near:
        return f"did you mean {' or '.join(f'@{each}' for each in near)}?"
    listed = ", ".join(f"@{each}" for each in names[:20])
    return f"there are {listed}{', …' if len(names) > 20 else ''}" if names else ""


def _read(saved: Saved) -> tuple[dict[str, Any], dict[str, object]]:
    """The parameters of `kwic`, and the filters, that a saved query stands for; raises Faults with its lines."""
    root = click.get_current_context().find_root()
    assert isinstance(root.command, click.Group)
    kwic = root.command.get_command(root, "kwic")
    assert kwic is not None
    known = {name.lstrip("-"): param for param in kwic.params if isinstance(param, click.Option)
             and param.name not in _OF_OUTPUT and getattr(param, "section", "") in {OPTIONS, FILTERS}
             for name in param.opts if name.startswith("--")}  # fmt: skip
    args: list[str] = []
    for option, values in saved.options.items():
        if option not in known:
            there = f"there are query, description, {', '.join(sorted(known))}"
            raise Faults([saved.fault(f"no option {option!r}", there, option)])
        for value in values:
            args += _argument(saved, known[option], option, value)
    scratch = Context()
    try:
        words = [saved.query] if saved.query else []
        ctx = kwic.make_context("kwic", [*args, "--", *words], parent=root, obj=scratch)
        _ = scratch.filters and scratch.filter
    except click.UsageError as error:
        raise Faults([_refused(saved, error)]) from None
    except LettersError as error:
        raise Faults([saved.fault(error.message, error.hint, _guilty(saved))]) from None
    return ctx.params, scratch.filters


def _guilty(saved: Saved) -> str:
    """Which of the options of a saved query cannot be read."""
    from dataclasses import replace

    if len(saved.options) == 1:
        return next(iter(saved.options))
    for option, values in saved.options.items():
        try:
            _read(replace(saved, options={option: values}))
        except Faults:
            return option
    return ""


def _argument(saved: Saved, param: click.Option, option: str, value: str) -> list[str]:
    """An option and its value as they are typed."""
    if not param.is_flag:
        return [f"--{option}={value}"]
    if value.casefold() in _YES:
        return [f"--{option}"]
    if value.casefold() in _NO:
        return []
    raise Faults([saved.fault(f"{option}: {value!r}", "write yes or no", option)])


def _refused(saved: Saved, error: LettersError | click.UsageError) -> Fault:
    """What was refused of a saved query, as a fault at the line of the option that it is about."""
    if isinstance(error, LettersError):
        return saved.fault(error.message, error.hint)
    param = getattr(error, "param", None)
    option = param.opts[-1].lstrip("-") if isinstance(param, click.Option) else ""
    what = error.message if param is not None else error.format_message()
    what, _, hint = what.rstrip(".").partition(". ")
    return saved.fault(f"{option}: {what}" if option else what, hint, option)
