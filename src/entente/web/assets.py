"""Static files, each under an address that changes with its content: browsers may keep it for ever."""

from __future__ import annotations

from functools import cache
from importlib.metadata import version as version_of
from importlib.resources import files
from mimetypes import guess_type

from fastapi import APIRouter, Response

from entente.errors import QueryError
from entente.text import content_id

PROGRAM = version_of("entente")
"""The version of the program."""

router = APIRouter(include_in_schema=False)

_FOR_EVER = "public, max-age=31536000, immutable"


@cache
def _file(name: str) -> bytes:
    root = files("entente.web").joinpath("static")
    found = root.joinpath(name)
    if ".." in name.split("/") or not found.is_file():
        raise QueryError(f"there is no file {name}")
    return found.read_bytes()


@cache
def version(name: str) -> str:
    """The address of the static file ``name``."""
    return f"/static/{content_id('', _file(name).hex())}/{name}"


@router.get("/static/{stamp}/{name:path}")
def static(stamp: str, name: str) -> Response:
    """A static file; ``stamp`` only tells versions apart."""
    kind = guess_type(name)[0] or "application/octet-stream"
    return Response(_file(name), media_type=kind, headers={"Cache-Control": _FOR_EVER})
