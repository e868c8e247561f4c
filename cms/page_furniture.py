"""What every page of the admin gets from us: a style sheet, a script for forms, and a few words."""

from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_noop

# Wagtail's, into which it puts a name as it stands in lists: Polish must not decline what follows.
ADD = gettext_noop("Add %(model_name)s")


def style_sheet() -> SafeString:
    return format_html('<link rel="stylesheet" href="{}">', static("cms/css/admin.css"))


def form_script() -> SafeString:
    return format_html('<script src="{}"></script>', static("cms/js/names.js"))
