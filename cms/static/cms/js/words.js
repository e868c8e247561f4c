/*
 * While one types: the brand's word for the one at the cursor, and its forms. The text stays a text box whose list of
 * suggestions pops up (aria-autocomplete); Tab is never taken, Enter only when a suggestion was chosen with the arrows.
 */
(() => {
  const { Controller } = window.StimulusModule;
  const { app, write } = window.budskap;
  const WORD = /[\p{L}\p{M}\p{N}'’-]+$/u;
  const AFTER = /^[\p{L}\p{M}\p{N}]/u;

  /** Whether two words differ by one letter put in, left out or taken for another. */
  function near(a, b) {
    if (Math.abs(a.length - b.length) > 1 || a === b) return false;
    let head = 0;
    while (head < a.length && a[head] === b[head]) head += 1;
    const [x, y] = [a.slice(head), b.slice(head)];
    return x.slice(1) === y.slice(1) || x.slice(1) === y || x === y.slice(1);
  }

  class WordsController extends Controller {
    static values = { url: String, label: String, instead: String, forms: String, count: String };

    async connect() {
      this.list = document.createElement('ul');
      Object.assign(this.list, { id: 'b-words-list', className: 'b-suggest', hidden: true });
      this.list.setAttribute('role', 'listbox');
      this.list.setAttribute('aria-label', this.labelValue);
      this.list.addEventListener('mousedown', (event) => {
        event.preventDefault();
        const option = event.target.closest('[role=option]');
        if (option) this.take(option);
      });
      document.body.append(this.list);
      this.status = document.createElement('p');
      this.status.className = 'w-sr-only';
      this.status.setAttribute('role', 'status');
      this.element.append(this.status);
      const answer = await fetch(this.urlValue, { headers: { Accept: 'application/json' } }).catch(() => null);
      this.offers = answer?.ok ? (await answer.json()).offers.map(([form, words, forbidden, concept]) => (
        { form, key: form.toLocaleLowerCase(), words, forbidden, concept }
      )) : [];
      this.exact = new Map(this.offers.filter((each) => each.forbidden).map((each) => [each.key, each]));
    }

    disconnect() {
      this.list?.remove();
    }

    typed({ target, isTrusted }) {
      if (!target.matches?.('[data-contentpath="content"] textarea[lang]')) return;
      if (this.taking || !isTrusted) return;
      this.open(target);
    }

    open(field) {
      const end = field.selectionEnd;
      const word = field.selectionStart === end && !AFTER.test(field.value.slice(end))
        ? field.value.slice(0, end).match(WORD)?.[0] || '' : '';
      const inTag = field.value.slice(0, end).lastIndexOf('{') > field.value.slice(0, end).lastIndexOf('}');
      const offer = word.length >= 3 && !inTag && this.find(word.toLocaleLowerCase());
      if (!offer) {
        this.close();
        return;
      }
      this.field = field;
      this.range = [end - word.length, end];
      this.show(offer, word);
    }

    /** A forbidden word; else the beginning of one of the brand's words; else nearly one. */
    find(word) {
      const forbidden = this.exact?.get(word);
      if (forbidden) return { head: this.insteadValue.replace('%s', forbidden.form), words: forbidden.words, forbidden: true };
      const own = this.offers?.filter((each) => !each.forbidden) || [];
      if (own.some((each) => each.key === word)) return null;
      const begun = own.filter((each) => each.key.startsWith(word)) ;
      const found = begun.length ? begun : word.length >= 5 ? own.filter((each) => near(each.key, word)) : [];
      const words = [...new Set(found.map((each) => each.form))].slice(0, 8);
      return words.length ? { head: this.formsValue, words } : null;
    }

    show({ head, words, forbidden }, word) {
      const capital = word[0] !== word[0].toLocaleLowerCase();
      const cased = words.map((each) => (capital ? each[0].toLocaleUpperCase() + each.slice(1) : each));
      if (!cased.length) {
        this.close();
        return;
      }
      this.list.replaceChildren();
      const title = document.createElement('li');
      title.setAttribute('role', 'presentation');
      title.className = forbidden ? 'b-suggest__head b-suggest__head--forbidden' : 'b-suggest__head';
      title.textContent = head;
      this.list.append(title, ...cased.map((each, number) => {
        const option = document.createElement('li');
        option.setAttribute('role', 'option');
        option.id = `b-word-${number}`;
        option.lang = this.field.lang;
        option.textContent = each;
        option.setAttribute('aria-selected', 'false');
        return option;
      }));
      this.chosen = -1;
      this.list.hidden = false;
      this.place();
      this.field.setAttribute('aria-autocomplete', 'list');
      this.field.setAttribute('aria-haspopup', 'listbox');
      this.field.setAttribute('aria-controls', this.list.id);
      this.field.removeAttribute('aria-activedescendant');
      this.status.textContent = `${head} ${this.countValue.replace('%n', cased.length)}`;
    }

    /** Below the line of the cursor: a copy of the text up to there says where that is. */
    place() {
      const style = getComputedStyle(this.field);
      const copy = document.createElement('div');
      for (const name of ['font', 'letterSpacing', 'padding', 'border', 'boxSizing', 'direction', 'textIndent', 'lineHeight']) copy.style[name] = style[name];
      Object.assign(copy.style, { position: 'absolute', visibility: 'hidden', whiteSpace: 'pre-wrap', overflowWrap: 'break-word', width: `${this.field.clientWidth}px` });
      copy.textContent = this.field.value.slice(0, this.range[0]);
      const mark = document.createElement('span');
      mark.textContent = this.field.value.slice(...this.range); // with it, the line breaks where the text's does
      copy.append(mark);
      document.body.append(copy);
      const box = this.field.getBoundingClientRect();
      const line = parseFloat(style.lineHeight) || 24;
      const above = box.top + mark.offsetTop - this.field.scrollTop;
      const height = this.list.offsetHeight;
      // Over the line where there is no room under it: Wagtail's buttons stand at the foot of the page.
      const room = above + line + height < window.innerHeight - 100 || above < height;
      const top = window.scrollY + (room ? above + line : above - height);
      const left = Math.min(box.left + mark.offsetLeft, window.innerWidth - 260);
      copy.remove();
      Object.assign(this.list.style, { top: `${top}px`, left: `${Math.max(8, left)}px` });
    }

    keys(event) {
      if (this.list?.hidden !== false || event.target !== this.field) return;
      const options = [...this.list.querySelectorAll('[role=option]')];
      const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
      if (event.key === 'Escape') {
        event.preventDefault();
        event.stopPropagation();
        this.close();
      } else if (step && !event.altKey && !event.ctrlKey && !event.metaKey && !event.shiftKey) {
        event.preventDefault();
        this.chosen = (this.chosen + step + options.length + (this.chosen < 0 && step < 0 ? 1 : 0)) % options.length;
        options.forEach((each, number) => each.setAttribute('aria-selected', String(number === this.chosen)));
        this.field.setAttribute('aria-activedescendant', options[this.chosen].id);
        options[this.chosen].scrollIntoView({ block: 'nearest' });
      } else if (event.key === 'Enter' && this.chosen >= 0 && !event.altKey && !event.ctrlKey) {
        event.preventDefault();
        event.stopPropagation();
        this.take(options[this.chosen]);
      }
    }

    take(option) {
      this.taking = true;
      write(this.field, option.textContent, ...this.range);
      this.taking = false;
      this.close();
    }

    close() {
      if (!this.list || this.list.hidden) return;
      this.list.hidden = true;
      this.status.textContent = '';
      for (const name of ['aria-activedescendant', 'aria-controls', 'aria-haspopup', 'aria-autocomplete']) this.field?.removeAttribute(name);
    }
  }

  app.register('b-words', WordsController);
})();
