"""The built page: its files, and its one document on every address that is a view's."""

from __future__ import annotations

import gzip
import mimetypes
from dataclasses import dataclass
from functools import lru_cache
from hashlib import sha256
from importlib.resources import files
from pathlib import Path

from fastapi import FastAPI, Request
from starlette.responses import FileResponse, Response

from variorum.web.core.faults import answer
from variorum.web.core.settings import TILES
from variorum.web.core.shapes import Fault

# Names of built files carry a digest of what is in them.
_FOR_EVER = "public, max-age=31536000, immutable"
_TYPES = {".js": "text/javascript", ".mjs": "text/javascript", ".pmtiles": "application/octet-stream"}
# Where the page asks for the base map, which is no part of what is built with it.
_BASE_MAP = "/base/world.pmtiles"
_PACKED = ("text/", "application/json", "application/geo+json", "image/svg+xml")


@dataclass(frozen=True, slots=True, kw_only=True)
class _PageFile:
    """A file of the page as it is sent: as it is, and packed where that makes it smaller."""

    body: bytes
    packed: bytes | None
    kind: str
    tag: str


def add_page(app: FastAPI, *, folder: Path | None = None, tiles: Path | None = None) -> None:
    """Let `app` answer every address outside /api with the page or a file of it.

    `folder` is where the page lies, the package's own without it; `tiles` is an archive to serve besides.
    """
    web = Path(str(files("variorum.web"))).resolve()
    root = (folder or web / "page").resolve()
    _add_archive(app, _BASE_MAP, web / "base" / "world.pmtiles")
    if tiles is not None:
        _add_archive(app, TILES, tiles)

    @app.api_route("/{path:path}", methods=["GET", "HEAD"], include_in_schema=False)
    def page(request: Request, path: str) -> Response:
        if path == "api" or path.startswith("api/"):
            return answer(404, Fault(code="unknown", message="There is no such address under /api."))
        found = _inside(root, path)
        if found is not None:
            lasting = _FOR_EVER if path.startswith("assets/") else "no-cache"
            return _sent(request, found, lasting)
        if path.startswith("assets/"):
            return answer(404, Fault(code="unknown", message="The page has no such file."))
        document = _inside(root, "index.html")
        if document is None:
            told = Fault(
                code="failed",
                message="The page is not built.",
                advice="In a clone of the project run: make page",
            )
            return answer(500, told)
        return _sent(request, document, "no-cache")


def _add_archive(app: FastAPI, address: str, file: Path) -> None:
    """Let `app` send an archive of tiles, of which a browser asks for parts."""

    @app.api_route(address, methods=["GET", "HEAD"], include_in_schema=False)
    def archive() -> Response:
        return FileResponse(file, media_type=_TYPES[".pmtiles"], headers={"Cache-Control": "no-cache"})


def _inside(folder: Path, path: str) -> Path | None:
    """The file at `path` in a folder, None where it has none; never one outside it."""
    try:
        found = (folder / path).resolve()
        return found if found.is_file() and found.is_relative_to(folder) else None
    except (OSError, RuntimeError, ValueError):
        # A name that is too long, links in a ring, a NUL.
        return None


def _sent(request: Request, file: Path, lasting: str) -> Response:
    stat = file.stat()
    found = _read(file, stat.st_mtime_ns, stat.st_size)
    headers = {"Cache-Control": lasting, "ETag": found.tag, "Vary": "Accept-Encoding"}
    if found.tag in request.headers.get("if-none-match", ""):
        return Response(status_code=304, headers=headers)
    body = found.body
    if found.packed is not None and "gzip" in request.headers.get("accept-encoding", ""):
        headers["Content-Encoding"] = "gzip"
        body = found.packed
    return Response(body, media_type=found.kind, headers=headers)


@lru_cache(maxsize=256)
def _read(file: Path, _changed: int, _size: int) -> _PageFile:
    """A file with its packed form, made once for each time it was changed."""
    body = file.read_bytes()
    kind = _type_of(file)
    packed = gzip.compress(body, 9, mtime=0) if kind.startswith(_PACKED) else body
    return _PageFile(
        body=body,
        packed=packed if len(packed) < len(body) else None,
        kind=kind,
        tag=f'"{sha256(body).hexdigest()[:24]}"',
    )


def _type_of(file: Path) -> str:
    return _TYPES.get(file.suffix) or mimetypes.guess_type(file.name)[0] or "application/octet-stream"
