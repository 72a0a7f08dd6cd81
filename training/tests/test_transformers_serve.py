"""Our server beside ``transformers serve``, on the same checkpoint and the same questions."""

import importlib.util
import json
import socket
import subprocess
import sys
import urllib.request

import pytest

from magnet_train.answerer import Answerer
from magnet_train.loop import Run, train
from magnet_train.run_folder import RunFolder
from magnet_train.settings import SftSettings
from magnet_train.sft import SftObjective
from support import conversation, conversations, hermes, small_model
from test_serve import as_openai, asked

absent = [name for name in ("fastapi", "uvicorn", "openai") if importlib.util.find_spec(name) is None]
pytestmark = pytest.mark.skipif(bool(absent), reason=f"transformers serve needs {', '.join(absent)}")
settings = SftSettings(model="m", data=("d",), out="o", batch_size=8, epochs=120, learning_rate=1e-2, warmup=0.05)


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    path = tmp_path_factory.mktemp("run")
    model = small_model()
    train(model, SftObjective(conversations(8)), settings, Run(path))
    RunFolder(str(path)).save_model(model, hermes())
    return path / "model"


@pytest.fixture(scope="module")
def ours(folder):
    from magnet_train.serve import open_answerer

    answerer = open_answerer(str(folder), None, device="cpu", context=600)
    yield answerer
    answerer.close()


@pytest.fixture(scope="module")
def theirs(folder):
    """The address of ``transformers serve``; it is ready when it says so."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    program = "from transformers.cli.transformers import main; main()"
    command = [sys.executable, "-c", program, "serve", str(folder), "--port", str(port), "--device", "cpu"]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    said = []
    for line in process.stdout:
        said.append(line)
        if "Uvicorn running" in line:
            break
    else:
        pytest.fail("".join(said))
    yield f"http://127.0.0.1:{port}/v1/chat/completions", str(folder)
    process.terminate()
    process.communicate()


def answer_of(server, body):
    """The answer of ``transformers serve``, which is pinned to its path as the model's name."""
    address, model = server
    request = urllib.request.Request(
        address, json.dumps({**body, "model": model}).encode(), {"Content-Type": "application/json"}
    )
    with urllib.request.urlopen(request) as response:
        return json.loads(response.read())


def essence(body):
    """What of an answer does not depend on the server."""
    message = body["choices"][0]["message"]
    calls = [
        (call["function"]["name"], json.loads(call["function"]["arguments"]))
        for call in message.get("tool_calls") or []
    ]
    return message.get("content") or "", calls, body["choices"][0]["finish_reason"], body["usage"]["prompt_tokens"]


@pytest.mark.parametrize("city", ["Oslo", "Rome", "Lima"])
@pytest.mark.parametrize("known", [2, 4], ids=["a call", "a text"])
def test_both_servers_read_and_say_the_same(ours: Answerer, theirs, city, known):
    body = asked([*map(as_openai, conversation(city, "clear")[:known])])
    assert essence(ours.answer(json.dumps(body).encode())) == essence(answer_of(theirs, body))
