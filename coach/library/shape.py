"""Which fields the schema knows at a place: for did-you-mean and for allowed values.

Reads the pydantic models; owns no rule of its own.
"""

from types import UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from coach.library.document import Place


def names_at(model: type[BaseModel], place: Place) -> tuple[str, ...]:
    """Return the field names allowed in the mapping at a place, in schema order."""
    kind: object = model
    for part in place:
        kind = _inner(kind, part)
    kind = _bare(kind)
    if isinstance(kind, type) and issubclass(kind, BaseModel):
        return tuple(_name(name, info) for name, info in kind.model_fields.items())
    if get_origin(kind) is dict:
        keys = _bare(get_args(kind)[0])
        return get_args(keys) if get_origin(keys) is Literal else ()
    return ()


def _inner(kind: object, part: str | int) -> object:
    kind = _bare(kind)
    if isinstance(kind, type) and issubclass(kind, BaseModel):
        for name, info in kind.model_fields.items():
            if _name(name, info) == part:
                return info.annotation
        return None
    if get_origin(kind) is dict:
        return get_args(kind)[1]
    if get_origin(kind) in (tuple, list):
        return get_args(kind)[0]
    return None


def _bare(kind: Any) -> object:
    """Strip Annotated and the None of an optional field."""
    while True:
        if get_origin(kind) is Annotated:
            kind = get_args(kind)[0]
        elif get_origin(kind) in (Union, UnionType):
            kind = next(k for k in get_args(kind) if k is not type(None))
        else:
            return kind


def _name(name: str, info: FieldInfo) -> str:
    return info.alias or name
