/* Terms of a style guide: words that stand alone on a line have their forms proposed; an editor confirms them. */
(() => {
  const { Controller } = window.StimulusModule;
  const FIELDS = 'textarea[name^="terms-"][name$="-approved"], textarea[name^="terms-"][name$="-forbidden"], textarea[name^="terms-"][name$="-keep"]';

  class TermsController extends Controller {
    static targets = ['status'];
    static values = { url: String, locale: String };

    connect() {
      this.form = this.element.closest('form');
      this.dismissed = new Set();
      this.press = (event) => this.pressed(event);
      document.addEventListener('click', this.press);
      this.timers = new Map();
    }

    disconnect() {
      document.removeEventListener('click', this.press);
      this.timers.forEach(clearTimeout);
    }

    soon({ target }) {
      if (!target.matches?.(FIELDS) || !this.form.contains(target)) return;
      clearTimeout(this.timers.get(target));
      this.timers.set(target, setTimeout(() => this.propose(target), 500));
    }

    /** The words of a list that stand without forms. */
    words(field) {
      return field.value.split('\n').map((line) => line.trim())
        .filter((line) => line && !line.includes(':') && !this.dismissed.has(line));
    }

    async propose(field) {
      const place = this.place(field);
      const words = this.words(field);
      if (words.join('\n') === place.dataset.words) return;
      place.dataset.words = words.join('\n');
      if (!words.length) {
        place.innerHTML = '';
        return;
      }
      const body = new FormData();
      words.forEach((word) => body.append('word', word));
      body.append('locale', this.form.elements.locale?.value || this.localeValue);
      body.append('csrfmiddlewaretoken', this.form.elements.csrfmiddlewaretoken.value);
      const answer = await fetch(this.urlValue, { method: 'POST', body }).catch(() => null);
      if (answer?.ok && words.join('\n') === place.dataset.words) place.innerHTML = await answer.text();
    }

    place(field) {
      const next = field.nextElementSibling;
      if (next?.matches('.b-terms')) return next;
      const place = document.createElement('div');
      place.className = 'b-terms';
      place.setAttribute('aria-live', 'polite');
      field.after(place);
      return place;
    }

    pressed({ target }) {
      const button = target.closest('[data-b-confirm], [data-b-dismiss]');
      const box = button?.closest('.b-terms__word');
      const field = box?.closest('.b-terms')?.previousElementSibling;
      if (!field || !this.form.contains(field)) return;
      const { word } = box.dataset;
      if (button.matches('[data-b-confirm]')) {
        const forms = [...box.querySelectorAll('input:checked')].map(({ value }) => value);
        if (forms.length) this.write(field, word, forms);
      } else {
        this.dismissed.add(word);
      }
      box.remove();
      field.focus();
      this.propose(field);
    }

    write(field, word, forms) {
      const lines = field.value.split('\n');
      const place = lines.findIndex((line) => line.trim().replace(/\s+/g, ' ') === word);
      if (place < 0) return;
      lines[place] = `${word}: ${forms.join(', ')}`;
      field.value = lines.join('\n');
      field.dispatchEvent(new Event('input', { bubbles: true }));
      field.dispatchEvent(new Event('change', { bubbles: true }));
      this.statusTarget.textContent = this.statusTarget.dataset.added;
    }
  }

  window.wagtail.app.register('b-terms', TermsController);
})();
