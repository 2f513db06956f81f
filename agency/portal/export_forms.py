"""What may be taken away, as a page asks for it."""

from typing import Any

from wtforms import IntegerField, PasswordField, SelectField
from wtforms.validators import NumberRange, Optional

from agency.clients.models import RoleState
from agency.exports.models import ExportForm as FileForm
from agency.exports.models import ExportKind
from agency.languages.speaking import N_
from agency.web.fields import Form, LineField

FORMS = {
    ExportKind.archive: (FileForm.zip,),
    ExportKind.person: (FileForm.vcf,),
    **dict.fromkeys(
        (ExportKind.candidates, ExportKind.roles, ExportKind.clients, ExportKind.people_for_role),
        (FileForm.csv, FileForm.xlsx),
    ),
}
"""The files each kind may be."""
_A_NUMBER = NumberRange(1, 2_147_483_647)


class AskForm(Form):
    """One button: what, as which file, narrowed how."""

    kind = SelectField(choices=[(one, one) for one in ExportKind])
    form = SelectField(choices=[(one, one) for one in FileForm])
    name = LineField(N_("Name"))
    state = SelectField(choices=[("", ""), *((one, one) for one in RoleState)], default="")
    role_id = IntegerField(validators=[Optional(), _A_NUMBER])
    candidate_id = IntegerField(validators=[Optional(), _A_NUMBER])

    def validate(self, extra_validators: Any = None) -> bool:
        """Also that this kind can be such a file, and says whose it is."""
        if not super().validate(extra_validators):
            return False
        kind = ExportKind(self.kind.data)
        whose = {ExportKind.people_for_role: self.role_id, ExportKind.person: self.candidate_id}
        says_whose = kind not in whose or whose[kind].data is not None
        return says_whose and FileForm(self.form.data) in FORMS[kind]

    @property
    def asked(self) -> dict[str, Any]:
        """What narrows it, without what was left empty."""
        told = {
            "name": self.name.data,
            "state": self.state.data,
            "role_id": self.role_id.data,
            "candidate_id": self.candidate_id.data,
        }
        return {name: value for name, value in told.items() if value}


class DecisionForm(Form):
    """Yes or no to somebody's file; with one's password where it is one's own."""

    answer = SelectField(choices=[("yes", N_("yes")), ("no", N_("no"))])
    password = PasswordField(N_("Your password"), render_kw={"maxlength": 1_000})
