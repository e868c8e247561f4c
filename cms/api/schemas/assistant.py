"""Messages of the Model Context Protocol, as far as the contract tells them: JSON-RPC 2.0."""

from typing import Any, Literal

from pydantic import BaseModel, Field, JsonValue


class RpcMessage(BaseModel):
    """A request; without an id, a notification."""

    jsonrpc: Literal["2.0"]
    id: str | int = 1
    method: str = Field(examples=["tools/list"])
    params: dict[str, JsonValue] = {}


class RpcError(BaseModel):
    """Why there is no result (JSON-RPC 2.0, section 5.1)."""

    code: int
    message: str


class RpcAnswer(BaseModel):
    """The answer to a request: its result, or an error."""

    jsonrpc: Literal["2.0"]
    id: str | int | None
    result: dict[str, Any] | None = None
    error: RpcError | None = None
