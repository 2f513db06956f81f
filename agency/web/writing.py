"""How templates write values and call macros: as Jinja does, with less work for each of the thousands of a page."""

from types import FunctionType, MethodType
from typing import Any

from flask.templating import Environment
from jinja2.compiler import CodeGenerator, Frame
from jinja2.nodes import Expr
from jinja2.runtime import Context, Macro
from jinja2.utils import _PassArg as Passed
from markupsafe import Markup, escape
from markupsafe import _escape_inner as escaped  # type: ignore[attr-defined]  # pinned


class _Writing(CodeGenerator):
    def _output_child_pre(self, node: Expr, frame: Frame, finalize: Any) -> None:
        if frame.eval_ctx.volatile or not frame.eval_ctx.autoescape or finalize.src is not None:
            super()._output_child_pre(node, frame, finalize)
        else:
            self.write("environment.written(")


class _Calling(Context):
    def call(self, called: Any, /, *args: Any, **kwargs: Any) -> Any:
        """What is no macro and no function, or wants more than to know whether text is escaped, Jinja calls."""
        kind = type(called)
        if kind is Macro:
            args = (self.eval_ctx, *args)
        elif kind is FunctionType or kind is MethodType:
            wants = getattr(called, "jinja_pass_arg", None)
            if wants is Passed.eval_context:
                args = (self.eval_ctx, *args)
            elif wants is not None:
                return super().call(called, *args, **kwargs)
        else:
            return super().call(called, *args, **kwargs)
        kwargs.pop("_block_vars", None)
        kwargs.pop("_loop_vars", None)
        return called(*args, **kwargs)


class WritingEnvironment(Environment):
    """``markupsafe.escape`` copies what is safe already, and marks what was escaped as safe; neither is needed on the way to the page."""

    code_generator_class = _Writing
    context_class = _Calling

    @staticmethod
    def written(value: Any) -> str:
        """The same text as ``escape(value)``."""
        kind = type(value)
        if kind is Markup:
            return value  # type: ignore[no-any-return]  # a str
        if kind is str:
            return escaped(value)
        if kind is int or kind is float:
            return str(value)
        return escape(value)
