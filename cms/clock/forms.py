"""The form of a message template: publishing leaves a day alone that somebody wrote."""

from typing import Any

from wagtail.admin.forms.models import WagtailAdminModelForm


class TemplateForm(WagtailAdminModelForm):
    """Wagtail's, which notes whether the day was chosen."""

    def save(self, commit: bool = True) -> Any:
        if "review_by" in self.changed_data:
            day = self.cleaned_data.get("review_by")
            self.instance.review_is_chosen = bool(day)
            self.instance.reminded_on = None
            if day is None and self.instance.brand_id:
                self.instance.review_by = self.instance.brand.next_review()
        return super().save(commit)
