"""An OpenAI-compatible server that renders and reads conversations exactly as training does."""

from __future__ import annotations

import json
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import torch

from magnet_train.answerer import Answerer
from magnet_train.chat import BadRequest
from magnet_train.model import choose_device, load_frozen, load_tokenizer
from magnet_train.template import load_template

largest_body = 16 * 2**20
"""Bytes of a request."""


def open_answerer(model: str, template: str | None, *, device: str, context: int) -> Answerer:
    """Loads a model to answer with: bf16 on a GPU, fp32 on a CPU. Raises ``TrainError``."""
    chosen = choose_device(device)
    checked = load_template(load_tokenizer(model), template)
    loaded = load_frozen(model, chosen, torch.bfloat16 if chosen.type == "cuda" else torch.float32)
    longest = min(context, loaded.config.max_position_embeddings)
    return Answerer(loaded, checked, name=Path(model).name, context=longest)


class ChatServer(ThreadingHTTPServer):
    """The server. It listens on this machine only, unless told otherwise, and refuses pages of other origins."""

    daemon_threads = True

    def __init__(self, answerer: Answerer, *, host: str = "127.0.0.1", port: int = 0) -> None:
        self.answerer = answerer
        self.hosts = {"127.0.0.1", "localhost", "::1", host}
        super().__init__((host, port), _Handler)


class _Handler(BaseHTTPRequestHandler):
    server: ChatServer
    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        answerer = self.server.answerer
        if not self._welcome():
            return
        if self.path == "/health":
            self._send(200, {"status": "ok"})
        elif self.path == "/v1/models":
            entry = {"id": answerer.name, "object": "model", "created": 0, "owned_by": "magnet-train"}
            self._send(200, {"object": "list", "data": [entry]})
        else:
            self._fail(404, f"there is no {self.path} here")

    def do_POST(self) -> None:
        length = int(self.headers.get("Content-Length") or 0)
        if length > largest_body:
            self.close_connection = True
            self._fail(413, f"the body has {length} bytes; at most {largest_body} are read")
            return
        body = self.rfile.read(length)
        if not self._welcome():
            return
        if self.path != "/v1/chat/completions":
            self._fail(404, f"there is no {self.path} here")
            return
        try:
            self._send(200, self.server.answerer.answer(body))
        except BadRequest as error:
            self._fail(400, str(error), parameter=error.parameter)
        except torch.OutOfMemoryError:
            self._fail(503, "memory is out; ask with fewer requests at a time or shorter conversations")
        except Exception as error:
            self._fail(500, f"this is a defect of magnet-train: {error!r}")

    def _welcome(self) -> bool:
        host = urlsplit(f"//{self.headers.get('Host', '')}").hostname
        origin = self.headers.get("Origin")
        strange = host not in self.server.hosts or (origin and urlsplit(origin).hostname not in self.server.hosts)
        if strange:
            self._fail(403, "this server answers only to programs on this machine")
        return not strange

    def _fail(self, status: int, what: str, *, parameter: str | None = None) -> None:
        kind = "invalid_request_error" if status < 500 else "server_error"
        self._send(status, {"error": {"message": what, "type": kind, "param": parameter, "code": None}})

    def _send(self, status: int, value: dict[str, Any]) -> None:
        body = json.dumps(value, ensure_ascii=False).encode()
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        """Says nothing: the caller keeps the conversations."""
