/* The editor's own keys. None of them types a letter on any layout, and none is Wagtail's or the browser's. */
(() => {
  const { Controller } = window.StimulusModule;
  const { app, form } = window.budskap;
  const on = () => {
    try {
      return JSON.parse(document.getElementById('wagtail-config').textContent).KEYBOARD_SHORTCUTS_ENABLED !== false;
    } catch {
      return true;
    }
  };

  class KeysController extends Controller {
    connect() {
      this.enabled = on();
    }

    press(event) {
      const { key, altKey, ctrlKey, metaKey, shiftKey } = event;
      if (!this.enabled || event.defaultPrevented || event.target.closest('[role=dialog]')) return;
      const plain = !altKey && !ctrlKey && !metaKey && !shiftKey;
      const done = (plain && key === 'F2' && this.values())
        || (plain && key === 'F4' && this.memory())
        || (key === 'Enter' && altKey && !ctrlKey && !metaKey && (shiftKey ? this.waive() : this.apply()))
        || (key === 'Enter' && (ctrlKey || metaKey) && !altKey && !shiftKey && this.submit());
      if (done) event.preventDefault();
    }

    get findings() {
      return app.queryController('b-findings');
    }

    /** The finding that Alt+arrow led to, else the first. */
    get finding() {
      const all = this.findings?.findings() || [];
      return all.find((each) => each.dataset.bFinding === this.findings.current) || all[0];
    }

    /** Typical, shortest, longest values, and round again; the preview opens if it is shut. */
    values() {
      const choice = document.getElementById('b-values');
      if (!choice) return false;
      const toggle = document.querySelector('[data-side-panel-toggle="preview"]');
      if (toggle?.getAttribute('aria-expanded') !== 'true') {
        const active = document.activeElement;
        toggle?.click();
        active?.focus({ preventScroll: true });
      }
      const order = ['typical', 'shortest', 'longest'];
      choice.value = order[(order.indexOf(choice.value) + 1) % order.length];
      choice.dispatchEvent(new Event('change', { bubbles: true }));
      this.findings?.say(choice.selectedOptions[0].textContent);
      return true;
    }

    memory() {
      return app.queryController('b-memory')?.enter();
    }

    apply() {
      const finding = this.finding;
      if (!finding || finding.dataset.suggestion === undefined) return false;
      const inText = form().contains(document.activeElement);
      this.findings.write([finding]);
      if (inText) this.findings.step(1, true);
      return true;
    }

    waive() {
      const button = this.finding?.querySelector('[data-b-key="ask"]');
      if (!button) return false;
      const toggle = document.querySelector('[data-side-panel-toggle="findings"]');
      if (toggle?.getAttribute('aria-expanded') !== 'true') toggle?.click();
      this.finding.closest('details')?.setAttribute('open', '');
      button.click();
      return true;
    }

    submit() {
      const button = form().querySelector('[name="action-submit"]') || document.querySelector('[name="action-submit"]');
      button?.click();
      return Boolean(button);
    }
  }

  app.register('b-keys', KeysController);
})();
