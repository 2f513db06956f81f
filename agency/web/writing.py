"""What templates write out: escaped as it always is, without being marked as safe on its way to the page."""

from typing import Any

from flask.templating import Environment
from jinja2.compiler import CodeGenerator, Frame
from jinja2.nodes import Expr
from markupsafe import Markup, escape
from markupsafe import _escape_inner as escaped  # type: ignore[attr-defined]  # pinned


class _Writing(CodeGenerator):
    def _output_child_pre(self, node: Expr, frame: Frame, finalize: Any) -> None:
        if frame.eval_ctx.volatile or not frame.eval_ctx.autoescape or finalize.src is not None:
            super()._output_child_pre(node, frame, finalize)
        else:
            self.write("environment.written(")


class WritingEnvironment(Environment):
    """A page writes thousands of values: ``markupsafe.escape`` copies what is safe already, and marks what was escaped as safe."""

    code_generator_class = _Writing

    @staticmethod
    def written(value: Any) -> str:
        """The same text as ``escape(value)``."""
        kind = type(value)
        if kind is Markup:
            return value  # type: ignore[no-any-return]  # a str
        if kind is str:
            return escaped(value)
        return escape(value)
