"""The tools that a generated function may call: all it can reach, since it has no builtins."""

from __future__ import annotations

import ast
from collections.abc import Callable
from typing import Any

from templates_lib.language import values
from templates_lib.language._compile import _code as code
from templates_lib.language._nodes import Value

_COMMON: dict[str, object] = {
    "dict": dict,
    "enumerate": enumerate,
    "Exception": Exception,
    "int": int,
    "KeyError": KeyError,
    "len": len,
    "MISSING": values.MISSING,
    "str": str,
    "tuple": tuple,
    "type": type,
    "ValueError": ValueError,
}
(
    DICT,
    ENUMERATE,
    EXCEPTION,
    INT,
    KEY_ERROR,
    LEN,
    MISSING,
    STR,
    TUPLE,
    TYPE,
    VALUE_ERROR,
) = map(code.name, _COMMON)


class Kit:
    """Tools by the names that generated code knows them by."""

    def __init__(self) -> None:
        self._tools: dict[str, object] = {"__builtins__": {}, **_COMMON}

    def add(self, kind: str, tool: object) -> code.Code:
        """Give generated code one tool more; its name tells what kind it is."""
        identifier = f"{kind}{len(self._tools) - len(_COMMON)}"
        self._tools[identifier] = tool
        return code.name(identifier)

    def constant(self, value: Value) -> code.Code:
        """What a template says, for generated code to use."""
        return code.constant(value) if isinstance(value, str | int) else self.add("constant", value)

    def make(self, module: ast.Module) -> Callable[..., Any]:
        """Return the one function that ``module`` defines."""
        scope = dict(self._tools)
        exec(compile(module, "<template>", "exec"), scope)
        made: Callable[..., Any] = scope.popitem()[1]  # type: ignore[assignment]
        return made
