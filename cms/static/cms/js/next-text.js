/* F9, anywhere in the admin: to the next text to do. */
(() => {
  const { url } = document.currentScript.dataset;
  document.addEventListener('keydown', (event) => {
    if (event.key !== 'F9' || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey || event.defaultPrevented) return;
    const config = document.getElementById('wagtail-config');
    if (config && JSON.parse(config.textContent).KEYBOARD_SHORTCUTS_ENABLED === false) return;
    event.preventDefault();
    const [, after] = window.location.pathname.match(/\/cms\/variant\/edit\/(\d+)\//) || [];
    window.location.assign(after ? `${url}?after=${after}` : url);
  });
})();
