/* Wagtail's field of tags draws an input of its own, without a name: it gets the label of the field (WCAG 4.1.2). */
(() => {
  const name = () => {
    document.querySelectorAll('.tagit-new input:not([aria-label])').forEach((input) => {
      const field = input.closest('[data-field-input]')?.querySelector('[name]');
      const label = field?.labels[0];
      if (label) input.setAttribute('aria-label', label.textContent.replace('*', '').trim());
    });
  };
  document.addEventListener('DOMContentLoaded', () => {
    name();
    // The widget begins after its script: it may come a moment later than this.
    new MutationObserver(name).observe(document.body, { childList: true, subtree: true });
  });
})();
