/* Below the text being written: what the brand has said before, nearest first; F4 goes there, Enter takes one. */
(() => {
  const { Controller } = window.StimulusModule;
  const { app, write } = window.budskap;
  const WAIT = 350;

  /** The form's own path of a field: "content.body.<block id>.text". */
  function pathOf(field) {
    const steps = [];
    for (let place = field.closest('[data-contentpath]'); place; place = place.parentElement.closest('[data-contentpath]')) {
      steps.unshift(place.dataset.contentpath);
    }
    return steps.join('.');
  }

  class MemoryController extends Controller {
    static values = { url: String, label: String };

    connect() {
      this.box = document.createElement('div');
      this.box.className = 'b-memory';
      this.box.setAttribute('role', 'region');
      this.box.setAttribute('aria-label', this.labelValue);
      // It stands below the field, outside this controller's own element.
      this.box.addEventListener('keydown', (event) => this.keys(event));
      this.box.addEventListener('mousedown', (event) => event.target.closest('button') && event.preventDefault());
      this.box.addEventListener('click', ({ target }) => {
        const button = target.closest('button');
        if (button) this.take(button);
      });
    }

    disconnect() {
      clearTimeout(this.timer);
      this.request?.abort();
      this.box.remove();
    }

    isCopy(target) {
      return target.matches?.('[data-contentpath="content"] textarea[lang]');
    }

    /** On focus, on typing, and when the cursor has moved to another sentence. */
    soon({ target }) {
      const field = target === document ? document.activeElement : target;
      if (!field || !this.isCopy(field)) return;
      clearTimeout(this.timer);
      this.timer = setTimeout(() => this.ask(field), WAIT);
    }

    async ask(field) {
      const beside = document.querySelector(`[data-b-source-of="${CSS.escape(pathOf(field))}"]`);
      const source = beside?.dataset.now || '';
      const asked = JSON.stringify([pathOf(field), field.value, field.selectionEnd]);
      if (asked === this.asked) return;
      this.asked = asked;
      this.request?.abort();
      this.request = new AbortController();
      const body = new FormData();
      body.append('text', field.value);
      body.append('source', source);
      body.append('caret', field.selectionEnd);
      body.append('csrfmiddlewaretoken', window.budskap.form().querySelector('[name=csrfmiddlewaretoken]').value);
      const answer = await fetch(this.urlValue, {
        method: 'POST', body, signal: this.request.signal, headers: { 'X-Requested-With': 'XMLHttpRequest' },
      }).catch(() => null);
      if (!answer?.ok || this.box.contains(document.activeElement)) return;
      this.show(field, this.source(beside) + await answer.text());
      this.shownFor = body.get('text');
    }

    /** The source text of this very field, with what changed in it: nobody scrolls up to compare. */
    source(beside) {
      if (!beside) return '';
      const { lang, dir } = beside.closest('dl');
      return `<p class="b-memory__source b-words" lang="${lang}" dir="${dir}">${beside.innerHTML}</p>`;
    }

    show(field, html) {
      this.field = field;
      if (this.box.innerHTML !== html) this.box.innerHTML = html;
      const place = field.closest('.w-field');
      if (this.box.parentElement !== place) place.append(this.box);
      this.box.hidden = !html.trim();
    }

    buttons() {
      return [...this.box.querySelectorAll('button')];
    }

    enter() {
      this.buttons()[0]?.focus();
      return this.buttons().length > 0;
    }

    keys(event) {
      const all = this.buttons();
      const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
      if (step && !event.altKey) {
        event.preventDefault();
        all[(all.indexOf(document.activeElement) + step + all.length) % all.length]?.focus();
      } else if (event.key === 'Escape') {
        event.preventDefault();
        this.field?.focus();
      }
    }

    take(button) {
      if (!this.field?.isConnected) return;
      const { start, end } = button.closest('ol').dataset;
      // Of a text that was edited since, the offsets say nothing: then it goes in at the cursor.
      const range = this.field.value.replaceAll('\r\n', '\n') === this.shownFor?.replaceAll('\r\n', '\n')
        ? [Number(start), Number(end)] : [this.field.selectionStart, this.field.selectionEnd];
      write(this.field, button.dataset.insert, ...range);
    }
  }

  window.budskap.pathOf = pathOf;
  app.register('b-memory', MemoryController);
})();
