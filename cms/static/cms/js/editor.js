/* The variant's editor: findings that refresh as one types and lead to their words, placeholders at the cursor. */
(() => {
  const { Controller } = window.StimulusModule;
  const app = window.wagtail.app;
  const form = () => document.querySelector('[data-edit-form]');

  /** The field at a content path such as "content.body.<block id>.text"; opens closed panels on its way. */
  function fieldAt(path) {
    let place = form();
    for (const name of path.split('.')) {
      const next = place.querySelector(`[data-contentpath="${CSS.escape(name)}"]`);
      if (!next) break;
      place = next;
    }
    if (place === form()) return null;
    place.querySelectorAll('[data-panel-toggle][aria-expanded="false"]').forEach((toggle) => toggle.click());
    return place.querySelector('textarea, input:not([type="hidden"])');
  }

  /** Replace a range of a field as if it had been typed, so that every listener hears of it. */
  function write(field, text, start, end) {
    field.focus();
    field.setRangeText(text, start, end, 'end');
    field.dispatchEvent(new Event('input', { bubbles: true }));
    field.dispatchEvent(new Event('change', { bubbles: true }));
  }

  function post(url, values) {
    const send = document.createElement('form');
    send.method = 'post';
    send.action = url;
    const token = form().querySelector('[name=csrfmiddlewaretoken]').value;
    for (const [name, value] of Object.entries({ ...values, csrfmiddlewaretoken: token })) {
      const input = document.createElement('input');
      input.type = 'hidden';
      input.name = name;
      input.value = value;
      send.append(input);
    }
    document.body.append(send);
    send.submit();
  }

  class FindingsController extends Controller {
    static targets = ['content'];
    static values = { url: String, failed: String };

    connect() {
      setTimeout(() => this.openPreviewOnce(), 250); // after Wagtail's own panels have woken
      // The short list under the preview stands outside this element.
      this.jumpFromBrief = ({ target }) => {
        const button = target.closest('[data-b-jump]');
        if (button) this.lead(button.dataset);
      };
      document.addEventListener('click', this.jumpFromBrief);
      // w-unsaved takes its baseline about two seconds after load; an edit before that raises no event.
      this.first = setTimeout(() => this.refresh(), 2500);
    }

    /** The phone or the inbox stands beside the text from the first visit on; afterwards the person's choice rules. */
    openPreviewOnce() {
      if (localStorage.getItem('b-preview-offered')) return;
      localStorage.setItem('b-preview-offered', '1');
      const wide = window.matchMedia('(min-width: 1200px)').matches;
      const open = document.querySelector('[data-side-panel-toggle][aria-expanded="true"]');
      if (wide && !open) document.querySelector('[data-side-panel-toggle="preview"]')?.click();
    }

    disconnect() {
      document.removeEventListener('click', this.jumpFromBrief);
      clearTimeout(this.first);
      clearTimeout(this.timer);
      this.request?.abort();
    }

    soon(event) {
      if (!form()?.contains(event.target) || event.target.closest('[data-b-skip]')) return;
      clearTimeout(this.timer);
      this.timer = setTimeout(() => {
        this.refresh();
        // Wagtail's own signal comes only after its baseline; the preview must not wait for a second edit.
        app.queryController('w-preview')?.setStale();
      }, 400);
    }

    async refresh() {
      clearTimeout(this.timer);
      if (this.contentTarget.querySelector('.b-waive:not([hidden])')) return; // somebody is writing a reason
      this.request?.abort();
      this.request = new AbortController();
      try {
        const answer = await fetch(this.urlValue, {
          method: 'POST',
          body: new FormData(form()),
          signal: this.request.signal,
          headers: { 'X-Requested-With': 'XMLHttpRequest' },
        });
        if (!answer.ok) throw new Error(answer.status);
        this.show(await answer.json());
      } catch (error) {
        if (error.name !== 'AbortError') this.fail();
      }
    }

    show({ findings, brief, errors }) {
      this.contentTarget.innerHTML = findings;
      document.querySelectorAll('[data-b-brief]').forEach((place) => { place.innerHTML = brief; });
      const counter = document.querySelector('[data-side-panel-toggle="findings"] [data-side-panel-toggle-counter]');
      if (counter) {
        counter.textContent = errors;
        counter.hidden = !errors;
      }
      this.element.dispatchEvent(new CustomEvent('b-findings:shown', { bubbles: true, detail: { errors } }));
    }

    fail() {
      if (this.contentTarget.querySelector('.b-stale')) return;
      const words = document.createElement('p');
      words.className = 'b-stale';
      words.setAttribute('role', 'alert');
      words.textContent = this.failedValue;
      this.contentTarget.prepend(words);
    }

    jump({ currentTarget: { dataset } }) {
      this.lead(dataset);
    }

    lead(dataset) {
      const field = fieldAt(dataset.path);
      if (!field) return;
      field.scrollIntoView({ block: 'center', behavior: 'instant' });
      field.focus({ preventScroll: true });
      field.setSelectionRange?.(Number(dataset.start), Number(dataset.end));
    }

    apply({ currentTarget: { dataset } }) {
      const field = fieldAt(dataset.path);
      if (field) write(field, dataset.suggestion, Number(dataset.start), Number(dataset.end));
    }

    ask({ currentTarget: button }) {
      const box = document.getElementById(button.getAttribute('aria-controls'));
      box.hidden = !box.hidden;
      button.setAttribute('aria-expanded', String(!box.hidden));
      if (!box.hidden) box.querySelector('textarea').focus();
    }

    waive({ currentTarget: { dataset, parentElement } }) {
      post(dataset.url, { fingerprint: dataset.fingerprint, reason: parentElement.querySelector('textarea').value });
    }

    withdraw({ currentTarget: { dataset } }) {
      post(dataset.url, { withdraw: dataset.waiver });
    }
  }

  class PlaceholdersController extends Controller {
    static targets = ['status'];

    connect() {
      this.remember = ({ target }) => {
        if (target.matches('[data-contentpath] textarea, [data-contentpath] input[type="text"]')) this.field = target;
      };
      document.addEventListener('focusin', this.remember);
    }

    disconnect() {
      document.removeEventListener('focusin', this.remember);
    }

    keepFocus(event) {
      event.preventDefault(); // the text keeps its cursor while the button is pressed
    }

    insert({ currentTarget: { dataset } }) {
      const field = this.field?.isConnected ? this.field : form().querySelector('[data-contentpath="content"] textarea');
      if (!field) {
        this.statusTarget.textContent = this.statusTarget.dataset.nowhere;
        return;
      }
      write(field, dataset.insert, field.selectionStart, field.selectionEnd);
      this.statusTarget.textContent = `${dataset.insert} ${this.statusTarget.dataset.inserted}`;
    }
  }

  /** Two choices, where to look and with which values, make the one mode that Wagtail's preview knows. */
  class ViewsController extends Controller {
    static targets = ['choice'];

    choose() {
      const mode = this.element.querySelector('[data-w-preview-target="mode"]');
      mode.value = this.choiceTargets.map((choice) => choice.value).join(':');
      mode.dispatchEvent(new Event('change', { bubbles: true }));
    }
  }

  app.register('b-views', ViewsController);
  app.register('b-findings', FindingsController);
  app.register('b-placeholders', PlaceholdersController);
})();
