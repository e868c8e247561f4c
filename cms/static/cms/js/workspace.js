/* The workspace of a message template: one tab stop for the grid, arrows from cell to cell, each cell opens in place. */
(() => {
  const { Controller } = window.StimulusModule;

  class WorkspaceController extends Controller {
    static targets = ['grid', 'status'];
    static values = { url: String, failed: String, asked: String };

    connect() { // an address may name the place that somebody came for
      const [channel, locale] = this.askedValue.split(' ');
      const cell = this.rows().flat().find(({ dataset }) => dataset.channel === channel && dataset.locale === locale);
      if (!cell) return;
      this.remember({ target: cell });
      cell.focus();
      this.show(cell, true);
    }

    rows() {
      return [...this.gridTarget.querySelectorAll('[data-b-row]')].map((row) => [...row.querySelectorAll('[data-b-cell]')]);
    }

    remember({ target }) {
      const cell = target.closest('[data-b-cell]');
      if (!cell) return;
      this.gridTarget.querySelectorAll('[data-b-cell][tabindex="0"]').forEach((each) => { each.tabIndex = -1; });
      cell.tabIndex = 0;
    }

    click({ target }) {
      const cell = target.closest('[data-b-cell]');
      if (!cell) return;
      cell.focus();
      this.toggle(cell);
    }

    keys(event) {
      const { key, target, ctrlKey, metaKey, altKey } = event;
      const opened = target.closest('[data-b-opened]');
      if (key === 'Escape' && (opened || this.open)) {
        event.preventDefault();
        event.stopPropagation();
        this.close();
        return;
      }
      const cell = target.closest('[data-b-cell]');
      if (!cell || altKey) return;
      if (key === 'Enter' || key === ' ') {
        event.preventDefault();
        this.toggle(cell, true);
      } else if (key === 'n' && !ctrlKey && !metaKey && 'missing' in cell.dataset) {
        event.preventDefault();
        if (this.open !== cell) this.show(cell, true);
      } else if (key === 'e' && !ctrlKey && !metaKey && !('missing' in cell.dataset)) {
        event.preventDefault();
        this.edit(cell);
      } else {
        const to = this.neighbour(cell, key, ctrlKey || metaKey);
        if (to) {
          event.preventDefault();
          to.focus();
          to.scrollIntoView({ block: 'nearest', inline: 'nearest' });
        }
      }
    }

    neighbour(cell, key, far) {
      const rows = this.rows();
      const row = rows.findIndex((cells) => cells.includes(cell));
      const column = rows[row].indexOf(cell);
      const rtl = getComputedStyle(this.gridTarget).direction === 'rtl' ? -1 : 1;
      const step = { ArrowRight: [0, rtl], ArrowLeft: [0, -rtl], ArrowDown: [1, 0], ArrowUp: [-1, 0] }[key];
      if (step) return rows[row + step[0]]?.[column + step[1]];
      if (key === 'Home') return rows[far ? 0 : row][0];
      if (key === 'End') return rows[far ? rows.length - 1 : row].at(-1);
      return null;
    }

    async toggle(cell, byKey = false) {
      if (this.open !== cell) await this.show(cell, byKey);
      else if (byKey) this.panel.querySelector('a, button, input:not([type=hidden])')?.focus();
      else this.close();
    }

    async edit(cell) {
      if (this.open !== cell) await this.show(cell);
      this.panel?.querySelector('[data-b-edit]')?.click();
    }

    async show(cell, focusIn = false) {
      this.remove();
      this.open = cell;
      cell.setAttribute('aria-expanded', 'true');
      const row = document.createElement('tr');
      row.dataset.bOpened = '';
      row.setAttribute('role', 'row');
      row.innerHTML = `<td role="gridcell" colspan="${cell.parentElement.children.length}"><div class="b-ws__place" aria-busy="true"></div></td>`;
      cell.parentElement.after(row);
      this.panel = row.querySelector('.b-ws__place');
      const { channel, locale } = cell.dataset;
      const answer = await fetch(`${this.urlValue}?${new URLSearchParams({ channel, locale })}`, {
        headers: { 'X-Requested-With': 'XMLHttpRequest' },
      }).catch(() => null);
      if (this.open !== cell) return; // another one was opened meanwhile
      this.panel.removeAttribute('aria-busy');
      if (answer?.ok && !answer.redirected) this.panel.innerHTML = await answer.text();
      else this.panel.textContent = this.failedValue;
      this.statusTarget.textContent = this.panel.querySelector('h2')?.innerText || this.failedValue;
      row.scrollIntoView({ block: 'nearest' });
      if (focusIn && 'missing' in cell.dataset) this.panel.querySelector('input[type=radio]:checked')?.focus();
    }

    remove() {
      this.open?.setAttribute('aria-expanded', 'false');
      this.gridTarget.querySelectorAll('[data-b-opened]').forEach((row) => row.remove());
      this.open = this.panel = null;
    }

    close() {
      const cell = this.open;
      this.remove();
      cell?.focus();
    }
  }

  window.wagtail.app.register('b-workspace', WorkspaceController);
})();
