/* The form of a rule: only the fields of its kind, and a trial on every text of the brand as the rule is written. */
(() => {
  const { Controller } = window.StimulusModule;
  const SHOWN = 50;

  class TrialController extends Controller {
    static targets = ['words', 'faults', 'texts', 'more'];
    static values = {
      url: String, rule: String, kinds: Object, none: String, some: String, busy: String, brand: String, blank: String, failed: String,
    };

    connect() {
      this.form = this.element.closest('form');
      this.soon();
    }

    disconnect() {
      clearTimeout(this.timer);
      this.request?.abort();
    }

    soon(event) {
      if (event && !this.form.contains(event.target)) return;
      this.begun = this.begun || Boolean(event || this.ruleValue);
      this.fit();
      clearTimeout(this.timer);
      this.timer = setTimeout(() => this.attempt(), 500);
    }

    /** Show the fields that the chosen kind has. */
    fit() {
      const kind = this.form.elements.kind?.value;
      const own = this.kindsValue[kind] || [];
      const all = new Set(Object.values(this.kindsValue).flat());
      for (const name of [...all, 'inside_words']) {
        const shown = name === 'inside_words' ? own.includes('pattern') : own.includes(name);
        const field = this.form.querySelector(`[data-contentpath="${name}"], #panel-child-${name}-section`)
          || this.form.elements[name]?.closest?.('.w-panel');
        const place = this.form.elements[name]?.closest?.('.w-panel') || field;
        if (place) place.hidden = !shown;
      }
    }

    async attempt() {
      this.request?.abort();
      this.request = new AbortController();
      let [after, checked, flagged, shown] = ['', 0, 0, 0];
      let first = true;
      if (!this.ruleValue && !this.form.elements.brand?.value) {
        this.refused({ faults: [], needs_brand: true });
        return;
      }
      if (!this.begun) { // an empty form is not yet a wrong one
        this.wordsTarget.textContent = this.blankValue;
        return;
      }
      try {
        do {
          const body = new FormData(this.form);
          body.set('after', after);
          body.set('rule', this.ruleValue);
          const answer = await fetch(this.urlValue, {
            method: 'POST', body, signal: this.request.signal, headers: { Accept: 'application/json' },
          });
          if (answer.status === 422) {
            this.refused(await answer.json());
            return;
          }
          if (!answer.ok) throw new Error(answer.status);
          const slice = await answer.json();
          if (first) this.texts('', []);
          first = false;
          [after, checked, flagged] = [slice.after, checked + slice.checked, flagged + slice.flagged];
          if (shown < SHOWN) this.textsTarget.insertAdjacentHTML('beforeend', slice.texts);
          shown = this.textsTarget.children.length;
          this.say(after ? this.busyValue : flagged ? this.someValue : this.noneValue, flagged, after ? slice.total : checked, checked);
          this.moreTarget.hidden = flagged <= shown;
        } while (after);
      } catch (error) {
        if (error.name !== 'AbortError') this.say(this.failedValue, 0, 0, 0);
      }
    }

    refused({ faults, needs_brand: needsBrand }) {
      this.texts('', faults);
      this.wordsTarget.textContent = needsBrand ? this.brandValue : '';
    }

    texts(html, faults) {
      this.textsTarget.innerHTML = html;
      this.faultsTarget.replaceChildren(...faults.map((words) => {
        const line = document.createElement('li');
        line.textContent = words;
        return line;
      }));
      this.faultsTarget.hidden = !faults.length;
      this.moreTarget.hidden = true;
    }

    say(words, flagged, total, checked) {
      const number = (value) => value.toLocaleString(document.documentElement.lang || 'en');
      this.wordsTarget.textContent = words
        .replace('%n', number(flagged)).replace('%t', number(total)).replace('%c', number(checked));
    }
  }

  window.wagtail.app.register('b-trial', TrialController);
})();
