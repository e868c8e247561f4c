/*
 * No keystroke is lost: what was typed is kept in this browser until the server has it, and offered back after a crash, a
 * closed network, or a save that was refused because somebody else was faster.
 */
(() => {
  const { Controller } = window.StimulusModule;
  const { app, fieldAt, pathOf, write } = window.budskap;
  const DAYS = 30;

  const fields = () => [...document.querySelectorAll('[data-edit-form] [data-contentpath="content"] :is(textarea, input[type="text"], input[type="url"])')];
  const snapshot = () => Object.fromEntries(fields().map((field) => [pathOf(field), field.value]));

  class DraftsController extends Controller {
    static targets = ['offer', 'when', 'lost'];
    static values = { key: String, locale: String };

    connect() {
      this.known = null; // what the server has, as far as is sure
      this.offering = setTimeout(() => this.offer(), 300); // after the blocks are drawn
    }

    disconnect() {
      clearTimeout(this.offering);
    }

    read() {
      try {
        const kept = JSON.parse(localStorage.getItem(this.keyValue));
        return kept && Date.now() - kept.at < DAYS * 864e5 ? kept : null;
      } catch {
        return null;
      }
    }

    keep({ target }) {
      if (!target.matches?.('[data-contentpath="content"] :is(textarea, input)')) return;
      this.offerTarget.hidden = true;
      if (JSON.stringify(snapshot()) === this.known) { // taken back: there is nothing to lose
        this.forget();
        return;
      }
      try {
        localStorage.setItem(this.keyValue, JSON.stringify({ at: Date.now(), texts: snapshot() }));
      } catch { /* full or forbidden: autosave is all there is */ }
    }

    /** What a save sends is what it may let us forget. */
    saving() {
      this.sent = JSON.stringify(snapshot());
      this.known = null;
    }

    saved() {
      this.known = this.sent;
      if (this.known === JSON.stringify(snapshot())) this.forget();
      else setTimeout(() => this.again(), 0); // after Wagtail has taken note of this save
    }

    /** Wagtail takes what stands here now for saved, though something else was sent: it is asked to save once more. */
    again() {
      document.querySelector('[data-edit-form]')?.dispatchEvent(new CustomEvent('w-unsaved:add', { bubbles: true, cancelable: true, detail: { type: 'edits' } }));
    }

    forget() {
      localStorage.removeItem(this.keyValue);
      this.offerTarget.hidden = true;
    }

    offer() {
      const now = snapshot();
      this.known = JSON.stringify(now);
      const kept = this.read();
      if (!kept) return;
      this.differing = Object.entries(kept.texts).filter(([path, text]) => text !== (now[path] ?? ''));
      if (!this.differing.length) {
        this.forget();
        return;
      }
      this.whenTarget.textContent = new Date(kept.at).toLocaleString(this.localeValue || undefined);
      this.lostTarget.replaceChildren(...this.differing.map(([, text]) => {
        const line = document.createElement('li');
        line.textContent = text;
        return line;
      }));
      this.offerTarget.hidden = false;
    }

    restore() {
      const left = this.differing.filter(([path, text]) => {
        const field = fieldAt(path);
        if (!field || pathOf(field) !== path) return true; // its block is not here: the text stays to be copied
        write(field, text, 0, field.value.length);
        return false;
      });
      this.differing = left;
      this.offerTarget.hidden = !left.length;
      if (left.length) this.lostTarget.replaceChildren(...left.map(([, text]) => Object.assign(document.createElement('li'), { textContent: text })));
    }
  }

  app.register('b-drafts', DraftsController);
})();
