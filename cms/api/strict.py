"""What a call may say: queries and bodies that name everything which does not belong in them.

`Asked` marks the query of a handler, `Sent` and `SentBatch` its body::

    def fetch(request: HttpRequest, key: str, query: Annotated[FetchQuery, Asked()]) -> ...

A query that does not fit is a 400, a body that is not JSON a 400, a body that does not fit a 422.
"""

from collections.abc import Iterator, Mapping
from difflib import get_close_matches
from itertools import islice
from typing import Any, ClassVar, Self

from django.http import HttpRequest, QueryDict
from ninja.params.models import Body, BodyModel, Query, QueryModel
from pydantic import BaseModel, ConfigDict, ValidationError, model_validator
from pydantic_core import ErrorDetails, PydanticCustomError

from cms.api.bodies import as_json, read_body
from cms.api.problems import Fault, Refusal, pointer, shown
from cms.api.quick import quick_batch

MEGABYTE = 1024 * 1024
MOST_TOLD = 20  # names that do not belong: looking for the nearest takes time for each

# Pydantic's error types in our words; any other keeps Pydantic's sentence.
_WORDS = {
    "missing": "is required",
    "model_type": "must be an object",
    "model_attributes_type": "must be an object",
    "dict_type": "must be an object",
    "list_type": "must be a list",
    "string_type": "must be a text",
    "int_parsing": "must be a whole number",
    "int_type": "must be a whole number",
    "bool_parsing": "must be 1 or 0",
    "json_invalid": "is not JSON",
}


class Question(BaseModel):
    """What may be sent; a field that is not known is refused by its name."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    @model_validator(mode="before")
    @classmethod
    def _name_the_unknown(cls, sent: Any) -> Any:
        known = [field.alias or name for name, field in cls.model_fields.items()]
        unknown = [name for name in sent if name not in known] if _is_object(sent) else []
        if unknown:
            told = unknown[:MOST_TOLD]
            words = "; ".join(_unknown(name, known) for name in told)
            raise PydanticCustomError("unknown_field", "{words}", {"words": words})
        return sent


class NoParameters(Question):
    """The query of a call that takes none."""


class _AskedModel(QueryModel):
    """Ninja's query model, which by itself drops the parameters it does not know."""

    @classmethod
    def resolve(cls, request: HttpRequest, api: Any, path_params: dict[str, Any]) -> Self:
        known: Mapping[str, Any] = getattr(cls, "__ninja_flatten_map__", {})
        faults = list(islice(_parameter_faults(request.GET, list(known)), MOST_TOLD))
        try:
            # Filled in by hand: with no known parameter, Ninja would find no model at all.
            (name,) = cls.model_fields
            asked = {key: request.GET[key] for key in known if key in request.GET}
            value = cls.model_validate({name: asked}, context={"request": request})
        except ValidationError as error:
            faults += [_query_fault(each) for each in error.errors(include_url=False)]
        if faults:
            raise Refusal("bad-query", _sentence(faults), errors=faults)
        return value


class Asked(Query):  # type: ignore[misc]
    """Marks the query of a handler: unknown, repeated and ill-fitting parameters are a 400."""

    _model = _AskedModel

    def __init__(self) -> None:
        super().__init__(...)

    @classmethod
    def _param_source(cls) -> str:
        return "query"


class _SentModel(BodyModel):
    limit: ClassVar[int] = 2 * MEGABYTE

    @classmethod
    def quickly(cls, data: bytes) -> Any:
        """The body by a quicker way, where there is one and it is sure."""
        return None

    @classmethod
    def resolve(cls, request: HttpRequest, api: Any, path_params: dict[str, Any]) -> Self:
        (name,) = cls.model_fields
        try:
            data = read_body(request, cls.limit)
            quick = cls.quickly(data)
            return (
                cls.model_construct(**{name: quick})
                if quick is not None
                else cls.model_validate({name: as_json(data)})
            )
        except ValidationError as error:
            faults = body_faults(error)
            raise Refusal("invalid-body", _sentence(faults), errors=faults) from error


class Sent(Body):  # type: ignore[misc]
    """Marks the JSON body of a handler: at most 2 MB."""

    _model: type[_SentModel] = _SentModel

    def __init__(self) -> None:
        super().__init__(...)

    @classmethod
    def _param_source(cls) -> str:
        return "body"


class _SentBatchModel(_SentModel):
    limit = 20 * MEGABYTE

    @classmethod
    def quickly(cls, data: bytes) -> Any:
        return quick_batch(data)


class SentBatch(Sent):  # type: ignore[misc]
    """Marks the JSON body of a handler that works through a batch: at most 20 MB."""

    _model = _SentBatchModel


def body_faults(error: ValidationError, *, skip: int = 1) -> list[Fault]:
    """What is wrong with a body, each with a pointer into it; *skip* steps lead to the body."""
    return [
        Fault(detail=_words(each), pointer=pointer(_steps(each["loc"][skip:])))
        for each in error.errors(include_url=False, include_input=False)
    ]


def _steps(loc: tuple[int | str, ...]) -> tuple[int | str, ...]:
    """The path in the document: Pydantic puts the tag of a union's branch among the names."""
    return tuple(step for step in loc if not (isinstance(step, str) and step.startswith("(")))


def _parameter_faults(sent: QueryDict, known: list[str]) -> Iterator[Fault]:
    for name, values in sent.lists():
        if name not in known:
            yield Fault(parameter=name[:60], detail=_unknown(name, known))
        elif len(values) > 1:
            yield Fault(parameter=name, detail="is given more than once")


def _query_fault(error: ErrorDetails) -> Fault:
    return Fault(parameter=str(error["loc"][-1]), detail=_words(error))


def _words(error: ErrorDetails) -> str:
    return _WORDS.get(error["type"]) or error["msg"]


def _unknown(name: str, known: list[str]) -> str:
    near = get_close_matches(name[:60], known, n=1)
    meant = f" (did you mean {near[0]}?)" if near else ""
    return f"{shown(name)} is not known here{meant}; known: {', '.join(known) or 'none'}"


def _is_object(value: Any) -> bool:
    return isinstance(value, dict)


def _sentence(faults: list[Fault]) -> str:
    """The faults in one sentence; the list beside it has them one by one."""
    told = [f"{fault.parameter or fault.pointer or 'body'}: {fault.detail}" for fault in faults[:3]]
    more = f"; and {len(faults) - 3} more" if len(faults) > 3 else ""
    return "; ".join(told) + more + "."
