/* What stands beside the fields: the source text with what changed in it, and what to do about that. */
(() => {
  const { Controller } = window.StimulusModule;
  const { app, fieldAt, form } = window.budskap;

  class BesideController extends Controller {
    static targets = ['texts'];

    /** On a telephone the form comes first: what has not changed is folded away. */
    connect() {
      if (!window.matchMedia('(max-width: 50em)').matches) return;
      this.element.querySelectorAll('details').forEach((each) => { each.open = Boolean(each.querySelector('[data-b-changed]')); });
    }

    /** To the first text whose source has changed; its change goes along, and stands below the field. */
    update() {
      const changed = [...this.textsTarget.querySelectorAll('[data-b-changed]')];
      document.querySelectorAll('.b-changed').forEach((each) => each.remove());
      const fields = changed.map((each) => [each, each.dataset.path && fieldAt(each.dataset.path)]).filter(([, field]) => field);
      fields.forEach(([each, field]) => this.put(each, field));
      const first = fields[0]?.[1] || form().querySelector('[data-contentpath="content"] textarea');
      if (!first) return;
      first.scrollIntoView({ block: 'center', behavior: 'instant' });
      first.focus({ preventScroll: true });
    }

    put(text, field) {
      const box = document.createElement('div');
      box.className = 'b-changed b-words';
      box.lang = this.textsTarget.lang;
      box.dir = this.textsTarget.dir;
      box.innerHTML = text.innerHTML; // escaped by the server; words of the source in <ins> and <del>
      const place = field.closest('.w-field');
      place.insertBefore(box, place.querySelector('.b-memory'));
    }

    stillRight({ currentTarget }) {
      const sent = document.createElement('form');
      sent.method = 'post';
      sent.action = currentTarget.dataset.url;
      const token = form().querySelector('[name=csrfmiddlewaretoken]').value;
      for (const [name, value] of [['source', currentTarget.value], ['csrfmiddlewaretoken', token]]) {
        const input = document.createElement('input');
        Object.assign(input, { type: 'hidden', name, value });
        sent.append(input);
      }
      document.body.append(sent);
      sent.submit();
    }
  }

  app.register('b-beside', BesideController);
})();
