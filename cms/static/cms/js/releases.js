/* Pages of releases: a page that is printed shows its receipts. */
(() => {
  document.querySelectorAll('[data-b-print]').forEach((button) => {
    button.addEventListener('click', () => window.print());
  });
  window.addEventListener('beforeprint', () => {
    document.querySelectorAll('.b-receipt').forEach((receipt) => { receipt.open = true; });
  });
})();
