"""Editing in place. Each answers a fragment where it is fetched, and leads back to the map else."""

from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views import View
from wagtail.admin import messages
from wagtail.permissions import policy_registry

from cms.errors import Refused
from cms.journeys import choosing, editing, linking, starting
from cms.journeys.editing import Overtaken, raw
from cms.journeys.forms import CellForm, PolicyForm
from cms.journeys.lanes import Lane, lane
from cms.journeys.map_views import MapView
from cms.journeys.pages import Of
from cms.journeys.reading import templates_for
from cms.models import Journey, Touchpoint


class CellView(MapView):
    """One cell: as it reads, as a form (``?edit``), and what was written into it."""

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        step, wanted = self.step(kwargs["step"]), self._lane(kwargs["lane"])
        form = None
        if "edit" in request.GET:
            self.require_change()
            form = CellForm.of(wanted, raw(step, wanted.name))
        return self._answer(step, wanted, form)

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        self.require_change()
        step, wanted = self.step(kwargs["step"]), self._lane(kwargs["lane"])
        value = request.POST.get("value", "").replace("\0", "")
        was = request.POST.get("was", "")
        try:
            step = editing.write(step, wanted, value, was, request.user)
        except Overtaken as overtaken:
            form = CellForm.of(wanted, overtaken.now, value)
            form.overtaken = overtaken
            return self._answer(self.step(step.pk), wanted, form, status=409)
        except ValidationError as error:
            form = CellForm.of(wanted, was, value)
            form.refused = tuple(error.messages)
            return self._answer(self.step(step.pk), wanted, form, status=422)
        if not self._is_fetched:
            return redirect(f"{self.map_url}#cell-{step.pk}-{wanted.name}")
        return self._answer(step, wanted, None)

    @property
    def _is_fetched(self) -> bool:
        return self.request.headers.get("x-requested-with") == "XMLHttpRequest"

    def _lane(self, name: str) -> Lane:
        found = lane(name)
        if found is None or not found.is_written:
            raise Http404
        return found

    def _answer(
        self, step: Touchpoint, wanted: Lane, form: CellForm | None, status: int = 200
    ) -> HttpResponse:
        cell = self.shown.cell(f"{step.pk}.{wanted.name}")
        if cell is None:  # a lane that this person hides
            return redirect(self.map_url)
        cell.form = form
        if self._is_fetched:
            context = {
                "cell": cell,
                "journey": self.journey,
                "may_change": self.may_change,
                "map_url": self.map_url,
            }
            return render(self.request, "cms/journeys/_cell.html", context, status=status)
        return render(self.request, self.template_name, self.get_context_data(), status=status)


class Deed(Of, View):
    """A POST that changes the map and leads back to it, with what was refused as a message."""

    http_method_names = ["post"]
    anchor = ""

    def post(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        self.require_change()
        try:
            self.act()
        except ValidationError as refusal:
            for words in refusal.messages:
                messages.error(request, words)
        return redirect(f"{self.map_url}{self.anchor}")

    def act(self) -> None:
        """Do it."""
        raise NotImplementedError

    @property
    def name(self) -> str:
        """The name that was written; `Refused` without one."""
        name = " ".join(self.request.POST.get("name", "").replace("\0", "").split())
        if not name or len(name) > 100:
            raise Refused(_("Write a name of at most 100 characters."))
        return name

    def at(self, step: Touchpoint) -> None:
        """Come back to this step."""
        self.anchor = f"#step-{step.pk}"


class AddStage(Deed):
    def act(self) -> None:
        editing.add_stage(self.journey, self.name, self.request.user)


class RemoveStage(Deed):
    def act(self) -> None:
        editing.remove_stage(self.stage(self.kwargs["stage"]), self.request.user)


class SetPolicy(Deed):
    def act(self) -> None:
        row = self.stage(self.kwargs["stage"])
        form = PolicyForm(self.request.POST)
        if not form.is_valid():
            raise Refused(_("There is no such channel."))
        chosen = form.cleaned_data
        editing.set_policy(row, chosen["allowed"], chosen["forbidden"], self.request.user)
        messages.success(
            self.request, _("The channels of “%(stage)s” were changed.") % {"stage": row}
        )


class AddStep(Deed):
    def act(self) -> None:
        self.at(editing.add_step(self.stage(self.kwargs["stage"]), self.name, self.request.user))


class MoveStep(Deed):
    def act(self) -> None:
        row = self.step(self.kwargs["step"])
        editing.move_step(row, self.request.POST.get("to") == "left", self.request.user)
        self.at(row)


class RemoveStep(Deed):
    def act(self) -> None:
        row = self.step(self.kwargs["step"])
        name = row.name
        editing.remove_step(row, self.request.user)
        messages.success(self.request, _("“%(step)s” was removed.") % {"step": name})


class LinkMessage(Deed):
    """Link the message whose key was written to a step, or take one off it."""

    def act(self) -> None:
        row = self.step(self.kwargs["step"])
        self.at(row)
        key = self.request.POST.get("key", "").strip()[:100].replace("\0", "")
        template = templates_for(self.request.user, self.journey.brand).filter(key=key).first()
        if template is None:
            raise Refused(_("There is no message “%(key)s”.") % {"key": key})
        verb = linking.unlink if "remove" in self.request.POST else linking.link
        verb(row, template, self.request.user)


class ChooseLanes(Of, View):
    """Which lanes whoever asks looks at; nobody else's map changes."""

    http_method_names = ["post"]

    def post(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        names = request.POST.getlist("lane")
        if move := request.POST.get("up") or request.POST.get("down"):
            names = _moved(
                [each.name for each in choosing.lanes_for(request.user)], move, "up" in request.POST
            )
        choosing.choose(request.user, [] if "usual" in request.POST else names)
        return redirect(f"{self.map_url}?lanes=1#lanes" if move else self.map_url)


def _moved(names: list[str], name: str, up: bool) -> list[str]:
    if name in names:
        place = names.index(name)
        other = place - 1 if up else place + 1
        if 0 <= other < len(names):
            names[place], names[other] = names[other], names[place]
    return names


class CopyAsFuture(Of, View):
    """A future state that begins as this journey is."""

    http_method_names = ["post"]

    def post(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        policy = policy_registry.get_by_type(Journey)
        if not policy.user_has_permission(request.user, "add"):
            raise PermissionDenied
        title = _("%(title)s: the future") % {"title": self.journey.title}
        future = starting.copy_as_future(self.journey, title[:200], request.user)
        messages.success(
            request,
            _("This is the future state of “%(title)s”. Change what shall change.")
            % {"title": self.journey.title},
        )
        return redirect("journeys:map", future.pk)
