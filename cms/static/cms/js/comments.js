/* Comments: threads beside the text, pinned to the words that are selected, and people offered after an @. */
(() => {
  const { Controller } = window.StimulusModule;

  /** Where a field of the form stands: "content.body.<block id>.text"; "" for one that is no text of the message. */
  function pathOf(field) {
    const names = [];
    for (let place = field.closest('[data-contentpath]'); place; place = place.parentElement.closest('[data-contentpath]')) {
      names.unshift(place.dataset.contentpath);
    }
    return names[0] === 'content' ? names.join('.') : '';
  }

  class CommentsController extends Controller {
    static targets = ['threads', 'status'];
    static values = { failed: String };

    connect() {
      this.chosen = ({ target }) => this.take(target);
      document.addEventListener('select', this.chosen, true);
      // A panel that is opened takes what is selected already.
      this.element.addEventListener('show', () => this.take(document.activeElement));
    }

    disconnect() {
      document.removeEventListener('select', this.chosen, true);
    }

    /** The words that are selected in a text of the message are those that the next comment is about. */
    take(field) {
      if (!field?.matches?.('[data-edit-form] textarea, [data-edit-form] input')) return;
      const [start, end] = [field.selectionStart, field.selectionEnd];
      const path = start < end ? pathOf(field) : '';
      if (!path) return;
      const form = this.element.querySelector('[data-b-comment-new]');
      form.elements.quote.value = field.value.slice(start, Math.min(end, start + 500)).split('\n')[0];
      form.elements.part.value = path;
      form.elements.start.value = [...field.value.slice(0, start)].length; // code points, as the server counts
    }

    async send(event) {
      const form = event.target.closest('[data-b-comment-form]');
      if (!form) return;
      event.preventDefault();
      const button = event.submitter;
      if (button) button.disabled = true;
      const answer = await fetch(form.action, {
        method: 'POST',
        body: new FormData(form),
        headers: { Accept: 'application/json', 'X-Requested-With': 'XMLHttpRequest' },
      }).catch(() => null);
      if (button) button.disabled = false;
      const told = answer?.headers.get('content-type')?.includes('json') ? await answer.json() : { said: [this.failedValue] };
      if (!answer?.ok) {
        this.refuse(form, told.said.join(' '));
        return;
      }
      this.refuse(form, '');
      form.reset();
      for (const name of ['part', 'start']) if (form.elements[name]) form.elements[name].value = '';
      this.show(told);
    }

    show({ html, open }) {
      const unfolded = this.threadsTarget.querySelector('[data-b-fold]')?.open;
      this.threadsTarget.innerHTML = html;
      const fold = this.threadsTarget.querySelector('[data-b-fold]');
      if (fold && unfolded) fold.open = true;
      const counter = document.querySelector('[data-side-panel-toggle="words"] [data-side-panel-toggle-counter]');
      if (counter) {
        counter.textContent = open;
        counter.hidden = !open;
      }
      this.statusTarget.textContent = '';
      if (!this.element.contains(document.activeElement)) this.threadsTarget.querySelector('summary, button')?.focus();
    }

    refuse(form, words) {
      const place = form.querySelector('[data-b-comment-error]');
      if (place) {
        place.textContent = words;
        place.hidden = !words;
      } else {
        this.statusTarget.textContent = words;
      }
    }
  }

  /** After an @, the first people whose names begin so; arrows choose, Enter or Tab takes, Escape leaves. */
  class Offer {
    constructor(field) {
      this.field = field;
      this.list = document.createElement('ul');
      this.list.className = 'b-offer';
      this.list.id = `${field.id}-offer`;
      this.list.setAttribute('role', 'listbox');
      this.list.hidden = true;
      field.after(this.list);
      field.setAttribute('role', 'combobox');
      field.setAttribute('aria-autocomplete', 'list');
      field.setAttribute('aria-controls', this.list.id);
      field.setAttribute('aria-expanded', 'false');
      field.addEventListener('input', () => this.look());
      field.addEventListener('blur', () => setTimeout(() => this.close(), 150));
      field.addEventListener('keydown', (event) => this.key(event));
      this.list.addEventListener('mousedown', (event) => {
        const item = event.target.closest('li');
        if (item) {
          event.preventDefault();
          this.take(item);
        }
      });
      this.look();
    }

    get begun() {
      return this.field.value.slice(0, this.field.selectionStart).match(/(?:^|[^\w@.])@([\w.+@-]*)$/)?.[1];
    }

    async look() {
      const { begun } = this;
      if (begun === undefined) {
        this.close();
        return;
      }
      const answer = await fetch(`${this.field.dataset.bMentions}?q=${encodeURIComponent(begun)}`).catch(() => null);
      if (!answer?.ok || begun !== this.begun) return;
      const { people } = await answer.json();
      this.list.replaceChildren(...people.map(([name, full], place) => {
        const item = document.createElement('li');
        item.id = `${this.list.id}-${place}`;
        item.setAttribute('role', 'option');
        item.dataset.name = name;
        item.textContent = full ? `@${name} · ${full}` : `@${name}`;
        return item;
      }));
      this.list.hidden = !people.length;
      this.field.setAttribute('aria-expanded', String(people.length > 0));
      this.choose(0);
    }

    choose(place) {
      const items = [...this.list.children];
      if (!items.length) return;
      this.place = (place + items.length) % items.length;
      items.forEach((item, number) => item.setAttribute('aria-selected', String(number === this.place)));
      this.field.setAttribute('aria-activedescendant', items[this.place].id);
    }

    key(event) {
      if (this.list.hidden) return;
      const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
      if (step) this.choose(this.place + step);
      else if (event.key === 'Enter' || event.key === 'Tab') this.take(this.list.children[this.place]);
      else if (event.key === 'Escape') this.close();
      else return;
      event.preventDefault();
      event.stopPropagation();
    }

    take(item) {
      const at = this.field.selectionStart;
      this.field.setRangeText(`${item.dataset.name} `, at - this.begun.length, at, 'end');
      this.close();
      this.field.focus();
    }

    close() {
      this.list.hidden = true;
      this.field.setAttribute('aria-expanded', 'false');
      this.field.removeAttribute('aria-activedescendant');
    }
  }

  document.addEventListener('input', ({ target }) => {
    if (!target.matches?.('[data-b-mentions]') || target.bOffer || !target.value.includes('@')) return;
    target.bOffer = new Offer(target);
  });

  window.wagtail.app.register('b-comments', CommentsController);
})();
