/* The report of findings: what is stale is checked in slices while the page is open. */
(() => {
  const { Controller } = window.StimulusModule;

  class RecheckController extends Controller {
    static targets = ['words', 'button', 'again'];
    static values = { done: String };

    connect() {
      this.buttonTarget.hidden = true; // it goes by itself; the button is for those without scripts
      this.isOpen = true;
      this.work();
    }

    disconnect() {
      this.isOpen = false;
    }

    async work() {
      const before = Number(this.element.querySelector('[data-b-left]').textContent.replace(/\D/g, ''));
      let left = before;
      while (this.isOpen && left > 0) {
        const answer = await fetch(this.element.action, {
          method: 'POST', body: new FormData(this.element), headers: { Accept: 'application/json' },
        }).catch(() => null);
        if (!answer?.ok) {
          this.buttonTarget.hidden = false;
          return;
        }
        left = (await answer.json()).left;
        this.element.querySelector('[data-b-left]').textContent = left;
      }
      if (!this.isOpen) return;
      this.wordsTarget.textContent = this.doneValue;
      this.againTarget.href = window.location.href;
      this.againTarget.hidden = false;
    }
  }

  window.wagtail.app.register('b-recheck', RecheckController);
})();
