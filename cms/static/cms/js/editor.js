/* The variant's editor: findings that refresh as one types and lead to their words, placeholders at the cursor. */
(() => {
  const { Controller } = window.StimulusModule;
  const app = window.wagtail.app;
  const form = () => document.querySelector('[data-edit-form]');

  /** The block at a place of a list: a stored block has no id before its first edit, and is told by its number. */
  function blockAt(place, number) {
    const own = [...place.querySelectorAll('[data-streamfield-child]')].filter((each) => (
      !place.contains(each.parentElement.closest('[data-streamfield-child]'))
      && each.querySelector('input[name$="-deleted"]')?.value !== '1'
    ));
    return own[Number(number)];
  }

  /** The field at a content path such as "content.body.<block id>.text"; opens closed panels on its way. */
  function fieldAt(path) {
    let place = form();
    for (const name of path.split('.')) {
      const next = place.querySelector(`[data-contentpath="${CSS.escape(name)}"]`)
        || (/^\d+$/.test(name) && blockAt(place, name));
      if (!next) break;
      place = next;
    }
    if (place === form()) return null;
    place.querySelectorAll('[data-panel-toggle][aria-expanded="false"]').forEach((toggle) => toggle.click());
    return place.querySelector('textarea, input:not([type="hidden"])');
  }

  /**
   * Replace a range of a field as if it had been typed: every listener hears of it, and the browser's own undo knows it
   * (`execCommand` is the one way to that; `setRangeText` is for browsers without).
   */
  function write(field, text, start, end) {
    field.focus({ preventScroll: true });
    field.setSelectionRange(start, end);
    const typed = text ? document.execCommand('insertText', false, text) : start === end || document.execCommand('delete');
    if (!typed || field.value.slice(start, start + text.length) !== text) {
      field.setRangeText(text, start, end, 'end');
      field.dispatchEvent(new Event('input', { bubbles: true }));
    }
    field.dispatchEvent(new Event('change', { bubbles: true }));
  }

  /** A post with the form's token, which wants JSON back. */
  function post(url, values) {
    const body = new FormData();
    for (const [name, value] of Object.entries(values)) body.append(name, value);
    body.append('csrfmiddlewaretoken', form().querySelector('[name=csrfmiddlewaretoken]').value);
    return fetch(url, { method: 'POST', body, headers: { Accept: 'application/json', 'X-Requested-With': 'XMLHttpRequest' } });
  }

  // For the editor's other files: each is one behaviour, and loaded after this one.
  window.budskap = { app, fieldAt, form, post, write };

  class FindingsController extends Controller {
    static targets = ['content', 'status', 'undo', 'done'];
    static values = { url: String, failed: String, moved: String, applied: String, left: String, undone: String };

    connect() {
      this.batches = []; // what was applied, to be taken back
      this.only = ''; // the severity that is shown alone
      setTimeout(() => this.openPreviewOnce(), 250); // after Wagtail's own panels have woken
      // The short list under the preview stands outside this element.
      this.jumpFromBrief = ({ target }) => {
        const button = target.closest('[data-b-jump]');
        if (button) this.lead(button.dataset);
      };
      document.addEventListener('click', this.jumpFromBrief);
      // w-unsaved takes its baseline about two seconds after load; an edit before that raises no event.
      this.first = setTimeout(() => this.refresh(), 2500);
      this.arrive = setTimeout(() => this.followAddress(), 400);
    }

    /** `#at=content.body:3-9` in the address: another variant's finding leads here. */
    followAddress() {
      const [, path, start, end] = decodeURIComponent(window.location.hash).match(/^#at=(.+):(\d+)-(\d+)$/) || [];
      if (path) this.lead({ path, start, end });
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
      [this.first, this.arrive, this.timer].forEach(clearTimeout);
      this.request?.abort();
    }

    // -- refreshing -------------------------------------------------------------------------------------------------

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

    show({ findings, brief, errors, said }) {
      const kept = this.place();
      this.contentTarget.innerHTML = findings;
      this.restore(kept);
      this.refilter();
      if (this.told !== undefined && this.told !== said) this.say(said);
      this.told = said;
      document.querySelectorAll('[data-b-brief]').forEach((place) => { place.innerHTML = brief; });
      const counter = document.querySelector('[data-side-panel-toggle="findings"] [data-side-panel-toggle-counter]');
      if (counter) {
        counter.textContent = errors;
        counter.hidden = !errors;
      }
      this.element.dispatchEvent(new CustomEvent('b-findings:shown', { bubbles: true, detail: { errors } }));
    }

    /** Where the focus is and what is folded, in names that outlive the markup. */
    place() {
      const folds = [...this.contentTarget.querySelectorAll('[data-b-fold]')].map(({ dataset, open }) => [dataset.bFold, open]);
      const active = document.activeElement;
      if (!this.contentTarget.contains(active)) return { folds };
      const finding = active.closest('[data-b-finding]');
      return { folds, finding: finding?.dataset.bFinding, index: this.findings().indexOf(finding), key: active.dataset.bKey };
    }

    restore({ folds, finding, index, key }) {
      for (const [name, open] of folds) {
        const fold = this.contentTarget.querySelector(`[data-b-fold="${CSS.escape(name)}"]`);
        if (fold) fold.open = open;
      }
      if (finding === undefined && key === undefined) return;
      const all = this.findings();
      const there = all.find((each) => each.dataset.bFinding === finding) || (finding && all[Math.min(Math.max(index, 0), all.length - 1)]);
      const within = there || this.contentTarget;
      const target = (key && within.querySelector(`[data-b-key="${CSS.escape(key)}"]`)) || there;
      target?.focus({ preventScroll: true });
    }

    say(words) {
      this.statusTarget.textContent = words;
    }

    fail() {
      if (this.contentTarget.querySelector('.b-stale')) return;
      const words = document.createElement('p');
      words.className = 'b-stale';
      words.setAttribute('role', 'alert');
      words.textContent = this.failedValue;
      this.contentTarget.prepend(words);
    }

    // -- going from one to the next -----------------------------------------------------------------------------------

    /** The findings that are shown, in their order. */
    findings() {
      return [...this.contentTarget.querySelectorAll('[data-b-finding]:not([hidden])')];
    }

    keys(event) {
      const { key, altKey, ctrlKey, metaKey, target } = event;
      const inPanel = this.element.contains(target);
      const typing = target.closest('textarea, input, select');
      const step = { ArrowDown: 1, ArrowUp: -1 }[key];
      if (step && altKey && !ctrlKey && !metaKey && (inPanel || form()?.contains(target))) {
        event.preventDefault();
        this.step(step, !inPanel);
      } else if (inPanel && !typing && step && !altKey) {
        event.preventDefault();
        this.step(step, false);
      } else if (inPanel && !typing && key.toLowerCase() === 'z' && (ctrlKey || metaKey)) {
        event.preventDefault();
        this.undo();
      } else if (key === 'Enter' && target.matches('[data-b-finding]')) {
        event.preventDefault(); // or the words would be typed over by a line break
        this.lead(target.dataset);
      } else if (key === 'Escape' && target.closest('.b-waive')) {
        event.preventDefault();
        this.close(target.closest('.b-waive'));
      }
    }

    /** On to the next finding; from the text its words are selected, from the panel it is focused. */
    step(step, inText) {
      const all = this.findings();
      if (!all.length) return;
      const here = inText ? this.current : document.activeElement.closest('[data-b-finding]')?.dataset.bFinding;
      const place = all.findIndex((each) => each.dataset.bFinding === here);
      const next = all[place < 0 ? (step > 0 ? 0 : all.length - 1) : (place + step + all.length) % all.length];
      this.current = next.dataset.bFinding;
      next.closest('details')?.setAttribute('open', '');
      if (inText && this.lead(next.dataset)) this.say(next.querySelector('.b-finding__words').textContent);
      else next.focus();
      next.scrollIntoView({ block: 'nearest' });
    }

    filter({ currentTarget: { dataset } }) {
      this.only = this.only === dataset.state ? '' : dataset.state;
      this.refilter();
    }

    all() {
      this.only = '';
      this.refilter();
      this.findings()[0]?.focus();
    }

    refilter() {
      const all = [...this.contentTarget.querySelectorAll('[data-b-finding]')];
      all.forEach((each) => { each.hidden = Boolean(this.only) && each.dataset.state !== this.only; });
      this.contentTarget.querySelectorAll('.b-group').forEach((group) => {
        group.hidden = !group.querySelector('[data-b-finding]:not([hidden])');
      });
      this.contentTarget.querySelectorAll('[data-b-key^="only-"]').forEach((button) => {
        button.setAttribute('aria-pressed', String(button.dataset.state === this.only));
      });
      const none = this.contentTarget.querySelector('[data-b-none]');
      if (none) none.hidden = !all.length || all.some((each) => !each.hidden);
    }

    jump({ currentTarget }) {
      const finding = currentTarget.closest('[data-b-finding]');
      this.current = finding.dataset.bFinding;
      this.lead(finding.dataset);
    }

    lead(dataset) {
      const field = fieldAt(dataset.path);
      if (!field) return false;
      field.scrollIntoView({ block: 'center', behavior: 'instant' });
      field.focus({ preventScroll: true });
      field.setSelectionRange?.(...this.locate(field.value, dataset));
      return true;
    }

    /** The span of a finding; of a text that was edited since, the nearest place that has its words. */
    locate(text, { start, end, found }) {
      const [from, to] = [Number(start), Number(end)];
      if (!found || text.slice(from, to) === found) return [from, to];
      const places = [text.lastIndexOf(found, from), text.indexOf(found, from)].filter((place) => place >= 0);
      if (!places.length) return [from, to];
      const near = places.sort((a, b) => Math.abs(a - from) - Math.abs(b - from))[0];
      return [near, near + found.length];
    }

    // -- remedies -----------------------------------------------------------------------------------------------------

    apply({ currentTarget }) {
      const finding = currentTarget.closest('[data-b-finding]');
      const next = this.findings().filter((each) => each !== finding);
      const follower = next[this.findings().indexOf(finding)] || next.at(-1);
      if (!this.write([finding])) return;
      const onward = follower?.querySelector('[data-b-key="apply"]') || follower || this.undoTarget.querySelector('button');
      onward.focus();
    }

    applyAll() {
      this.write(this.findings().filter((each) => each.dataset.suggestion !== undefined));
      this.undoTarget.querySelector('button').focus();
    }

    /** Write the remedies of *findings* that do not overlap, the last in a text first, so that no offset moves. */
    write(findings) {
      const chosen = this.apart(findings);
      const batch = [];
      for (const { dataset } of chosen) {
        const [field, start, end] = [fieldAt(dataset.path), Number(dataset.start), Number(dataset.end)];
        if (!field || field.value.slice(start, end) !== dataset.found) continue; // the text has changed since
        write(field, dataset.suggestion, start, end);
        batch.push({ path: dataset.path, start, before: dataset.found, after: dataset.suggestion });
        this.shift(dataset.path, start, end, dataset.suggestion.length - (end - start));
      }
      if (batch.length) {
        this.batches.push(batch);
        chosen.forEach((each) => { each.hidden = true; });
      }
      const left = findings.length - batch.length;
      const words = [batch.length && this.appliedValue.replace('%n', batch.length), left && this.leftValue.replace('%n', left)];
      this.finished(batch.length || left > 1 ? words.filter(Boolean).join(' ') : this.movedValue);
      this.refresh();
      return batch.length > 0;
    }

    /** Those of *findings* that can be written together: by text, from its end; of two that overlap the first listed. */
    apart(findings) {
      const chosen = [];
      const meet = (a, b) => a.path === b.path && (
        (Number(a.start) < Number(b.end) && Number(b.start) < Number(a.end)) || a.start === b.start
      );
      for (const each of findings) {
        if (!chosen.some((other) => meet(each.dataset, other.dataset))) chosen.push(each);
      }
      return chosen.sort((a, b) => Number(b.dataset.start) - Number(a.dataset.start));
    }

    /** Until the answer comes, the other findings of a text move with it; those that were written over are gone. */
    shift(path, start, end, by) {
      for (const { dataset } of this.findings()) {
        if (dataset.path !== path || Number(dataset.end) <= start) continue;
        if (Number(dataset.start) < end) continue; // its words no longer match: `write` leaves it alone
        dataset.start = Number(dataset.start) + by;
        dataset.end = Number(dataset.end) + by;
      }
    }

    undo() {
      const batch = this.batches.pop();
      if (!batch) return;
      for (const { path, start, before, after } of batch.reverse()) {
        const field = fieldAt(path);
        if (field?.value.slice(start, start + after.length) === after) write(field, before, start, start + after.length);
      }
      this.finished(this.undoneValue);
      this.refresh();
    }

    finished(words) {
      this.say(words);
      this.doneTarget.textContent = words;
      this.undoTarget.hidden = false;
      this.undoTarget.querySelector('button').hidden = !this.batches.length;
      clearTimeout(this.vanishing);
      this.vanishing = setTimeout(() => {
        if (!this.batches.length) this.undoTarget.hidden = true;
      }, 6000);
    }

    // -- waivers ------------------------------------------------------------------------------------------------------

    ask({ currentTarget: button }) {
      const box = document.getElementById(button.getAttribute('aria-controls'));
      if (!box.hidden) {
        this.close(box);
        return;
      }
      box.hidden = false;
      button.setAttribute('aria-expanded', 'true');
      box.querySelector('textarea').focus();
    }

    cancel({ currentTarget }) {
      this.close(currentTarget.closest('.b-waive'));
    }

    close(box) {
      box.hidden = true;
      const button = this.contentTarget.querySelector(`[aria-controls="${box.id}"]`);
      button.setAttribute('aria-expanded', 'false');
      button.focus();
    }

    async waive({ currentTarget: { dataset }, currentTarget }) {
      const box = currentTarget.closest('.b-waive');
      const [reason, until] = [box.querySelector('[data-reason]').value, box.querySelector('[data-until]').value];
      const refused = await this.send(dataset.url, { fingerprint: dataset.fingerprint, reason, until });
      const error = box.querySelector('[data-error]');
      error.hidden = !refused;
      error.textContent = refused || '';
      if (refused) box.querySelector('textarea').focus();
      else {
        this.close(box);
        this.refresh();
      }
    }

    async withdraw({ currentTarget: { dataset } }) {
      const refused = await this.send(dataset.url, { withdraw: dataset.waiver });
      if (!refused) this.refresh();
    }

    /** The words of a refusal; "" when it is done, which is said. */
    async send(url, values) {
      const answer = await post(url, values).catch(() => null);
      const said = answer?.headers.get('content-type')?.includes('json') ? (await answer.json()).said.join(' ') : this.failedValue;
      if (!answer?.ok) return said;
      this.finished(said);
      return '';
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
