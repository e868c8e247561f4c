"""What every page of the admin gets from us: a style sheet, and a script for forms."""

from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.safestring import SafeString


def style_sheet() -> SafeString:
    return format_html('<link rel="stylesheet" href="{}">', static("cms/css/admin.css"))


def form_script() -> SafeString:
    return format_html('<script src="{}"></script>', static("cms/js/names.js"))
