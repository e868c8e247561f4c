/* Under each text of the form: how long it is, and how long it may be. */
(() => {
  const { Controller } = window.StimulusModule;

  class CopyController extends Controller {
    static values = { most: Number, advised: Number, of: String };

    connect() {
      this.place = document.createElement('p');
      this.place.className = 'b-counter';
      this.place.setAttribute('aria-hidden', 'true'); // findings say it to whoever does not see it
      this.element.closest('.w-field__input')?.after(this.place);
      this.changed();
    }

    disconnect() {
      this.place.remove();
    }

    changed() {
      const length = [...this.element.value].length;
      const limit = this.advisedValue || this.mostValue;
      this.place.textContent = limit ? `${length} / ${limit}` : length;
      const over = this.mostValue && length > this.mostValue;
      this.place.dataset.state = over ? 'over' : limit && length > limit ? 'warn' : '';
    }
  }

  window.budskap.app.register('b-copy', CopyController);
})();
