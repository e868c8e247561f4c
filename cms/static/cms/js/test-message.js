/* Send a test: the text as it stands in the form, with the values that the preview shows. */
(() => {
  const { Controller } = window.StimulusModule;
  const { app, form } = window.budskap;

  class TestMessageController extends Controller {
    static targets = ['recipient', 'said', 'button'];
    static values = { url: String, failed: String };

    enter(event) {
      if (event.key !== 'Enter') return;
      event.preventDefault(); // or the whole form would be sent
      this.send();
    }

    async send() {
      const body = new FormData(form());
      body.append('test-recipient', this.recipientTarget.value);
      body.append('test-samples', document.getElementById('b-values')?.value || 'typical');
      this.buttonTarget.disabled = true;
      this.saidTarget.textContent = '…';
      const answer = await fetch(this.urlValue, {
        method: 'POST', body, headers: { Accept: 'application/json', 'X-Requested-With': 'XMLHttpRequest' },
      }).catch(() => null);
      const isJson = answer?.headers.get('content-type')?.includes('json');
      this.saidTarget.textContent = isJson ? (await answer.json()).said.join(' ') : this.failedValue;
      this.saidTarget.dataset.state = answer?.ok ? 'done' : 'failed';
      this.buttonTarget.disabled = false;
    }
  }

  app.register('b-test', TestMessageController);
})();
