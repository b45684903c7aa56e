"""How every form of the site looks and errs: U.S. Web Design System fields, errors beside them and in a summary."""

from typing import Any

from django import forms
from django.forms.boundfield import BoundField
from django.forms.renderers import TemplatesSetting

from openimr.web.errors import RefusedError

_CLASSES: tuple[tuple[type[forms.Widget], str], ...] = (
    (forms.HiddenInput, ""),
    (forms.CheckboxSelectMultiple, "usa-checkbox__input"),
    (forms.RadioSelect, "usa-radio__input"),
    (forms.CheckboxInput, "usa-checkbox__input"),
    (forms.FileInput, "usa-file-input"),
    (forms.Select, "usa-select"),
    (forms.Textarea, "usa-textarea"),
    (forms.widgets.Input, "usa-input"),
)


class SiteBoundField(BoundField):
    """A field with the design system's class on its widget."""

    def build_widget_attrs(self, attrs: dict[str, Any], widget: forms.Widget | None = None) -> dict[str, Any]:
        """Add the class of the widget's kind, and that of an error."""
        built = super().build_widget_attrs(attrs, widget)
        shown = widget or self.field.widget
        if isinstance(shown, forms.MultiWidget):
            return built  # its parts have classes of their own
        classes = [shown.attrs.get("class", ""), _class_of(shown)]
        if self.errors and not shown.is_hidden:
            classes.append("usa-input--error")
        if any(classes):
            built["class"] = " ".join(filter(None, classes))
        return built

    @property
    def kind(self) -> str:
        """Which shape the field has on the page: ``hidden``, ``checkbox``, ``group`` or ``plain``."""
        if self.is_hidden:
            return "hidden"
        if isinstance(self.field.widget, forms.CheckboxInput):
            return "checkbox"
        return "group" if self.use_fieldset else "plain"


class SiteFormRenderer(TemplatesSetting):
    """Renders every form, the sign-in library's among them, by the site's templates."""

    form_template_name = "components/form.html"
    field_template_name = "components/field.html"
    bound_field_class = SiteBoundField


class VersionedForm(forms.Form):
    """A form made from a version of something; the service refuses it when that is no longer the present one."""

    version = forms.IntegerField(widget=forms.HiddenInput, min_value=1)


def refuse(form: forms.BaseForm, error: RefusedError) -> None:
    """Show a refused step as an error of the form: beside its field if it has one, else above."""
    form.add_error(error.field if error.field in form.fields else None, error.reason)


def _class_of(widget: forms.Widget) -> str:
    return next((name for kind, name in _CLASSES if isinstance(widget, kind)), "")
