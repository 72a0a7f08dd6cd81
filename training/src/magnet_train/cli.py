"""The command ``magnet-train``. Only this module reads arguments, prints, and decides the exit code."""

from __future__ import annotations

import argparse
import contextlib
import os
import signal
import sys
import types
import warnings
from pathlib import Path
from typing import Any

from magnet_train import __version__
from magnet_train.errors import TrainError

exit_codes = {"misuse": 2, "bad-file": 2, "broken-world": 3, "stopped": 3}


def main(arguments: list[str] | None = None) -> int:
    """Runs one command line and returns the exit code: 0 done, 2 something given is wrong, 3 stopped or broken."""
    options = _parser().parse_args(arguments)
    # Ours are the only lines that tell of progress; those of libraries would stand between them.
    os.environ.setdefault("HF_HUB_DISABLE_PROGRESS_BARS", "1")
    os.environ.setdefault("TRANSFORMERS_VERBOSITY", "error")
    warnings.filterwarnings("ignore", category=FutureWarning)
    try:
        options.run(options)
    except TrainError as error:
        print(f"magnet-train: {error}", file=sys.stderr)
        return exit_codes[error.code]
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="magnet-train", description="Trains and serves models on exports of Magnet.")
    parser.add_argument("--version", action="version", version=f"magnet-train {__version__}")
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    _add_training(commands, "sft", "fine-tune a model on conversations", _sft)
    _add_training(commands, "mdpo", "train a model on preference pairs", _mdpo)
    show = commands.add_parser("show", help="print a row as a model reads it, with what is trained on in colour")
    show.add_argument("file", help="an export file")
    show.add_argument("--model", required=True, help="the model whose tokenizer and template render the row")
    show.add_argument("--template", help="a chat template of ours, or a file")
    show.add_argument("--row", type=int, default=1, help="number of the row, from 1")
    show.set_defaults(run=_show)
    tiny = commands.add_parser("tiny", help="make a small random model, to try the trainer with")
    tiny.add_argument("folder", help="where to")
    tiny.add_argument("--data", action="append", required=True, help="an export file; can be repeated")
    tiny.set_defaults(run=_tiny)
    serve = commands.add_parser("serve", help="answer chat completions requests with a trained model")
    serve.add_argument("model", help="a folder, such as model/ of a run, or a name on the Hub")
    serve.add_argument("--template", help="a chat template of ours, or a file")
    serve.add_argument("--host", default="127.0.0.1", help="the address to listen on (default: this machine only)")
    serve.add_argument("--port", type=int, default=8000, help="the port; 0 takes a free one (default: 8000)")
    serve.add_argument("--context", type=int, default=32768, help="tokens of prompt and answer together")
    serve.add_argument("--device", default="auto", choices=("auto", "cpu", "cuda"))
    serve.set_defaults(run=_serve)
    return parser


def _add_training(commands: Any, name: str, text: str, run: Any) -> None:  # noqa: ANN401
    command = commands.add_parser(name, help=text)
    command.add_argument("--recipe", help="a recipe of ours, such as qwen3-8b, or a YAML file")
    command.add_argument("--model", help="a folder, or a name on the Hub")
    command.add_argument("--data", action="append", help="an export file; can be repeated")
    command.add_argument("--out", help="the folder of the run; the same command goes on in it")
    command.add_argument("--template", help="a chat template of ours, or a file")
    command.add_argument("--set", action="append", default=[], metavar="KEY=VALUE", help="any other setting")
    command.set_defaults(run=run)


def _sft(options: argparse.Namespace) -> None:
    from magnet_train.runs import run_sft
    from magnet_train.settings import SftSettings

    _run(run_sft, SftSettings, options)


def _mdpo(options: argparse.Namespace) -> None:
    from magnet_train.runs import run_mdpo
    from magnet_train.settings import MdpoSettings

    _run(run_mdpo, MdpoSettings, options)


def _run(run: Any, kind: Any, options: argparse.Namespace) -> None:  # noqa: ANN401
    from magnet_train.loop import Run
    from magnet_train.settings import read_settings, set_value

    names = ("model", "data", "out", "template")
    changes: dict[str, Any] = {name: getattr(options, name) for name in names if getattr(options, name) is not None}
    for assignment in options.set:
        set_value(changes, assignment)
    settings = read_settings(kind, options.recipe, changes)
    run(settings, Run(Path(settings.out), tell=_tell, should_stop=_asked_to_stop()))


def _tell(figures: dict[str, Any]) -> None:
    shown = {key: value for key, value in figures.items() if not isinstance(value, dict) or key == "dropped"}
    print("  ".join(f"{key} {_short(value)}" for key, value in shown.items()), flush=True)


def _short(value: Any) -> str:  # noqa: ANN401
    if isinstance(value, float):
        return f"{value:.4g}"
    if isinstance(value, dict):
        return ", ".join(f"{count} {reason}" for reason, count in value.items()) or "0"
    return str(value)


def _asked_to_stop() -> Any:  # noqa: ANN401
    asked = False

    def ask(number: int, frame: types.FrameType | None) -> None:
        nonlocal asked
        if asked:
            raise KeyboardInterrupt
        asked = True

    signal.signal(signal.SIGINT, ask)
    signal.signal(signal.SIGTERM, ask)
    return lambda: asked


def _show(options: argparse.Namespace) -> None:
    from magnet_train.show import shown_row

    colour = sys.stdout.isatty() and "NO_COLOR" not in os.environ
    print(shown_row(options.file, options.row, options.model, options.template, colour=colour))


def _tiny(options: argparse.Namespace) -> None:
    from magnet_train.tiny import make_tiny

    make_tiny(options.folder, options.data)


def _serve(options: argparse.Namespace) -> None:
    from magnet_train.serve import ChatServer, open_answerer

    answerer = open_answerer(options.model, options.template, device=options.device, context=options.context)
    with ChatServer(answerer, host=options.host, port=options.port) as server:
        host, port = server.server_address[:2]
        print(f"{answerer.name} answers at http://{host}:{port}/v1; Ctrl-C ends it", flush=True)
        with contextlib.suppress(KeyboardInterrupt):
            server.serve_forever()


if __name__ == "__main__":
    sys.exit(main())
