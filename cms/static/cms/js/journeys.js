/* Editing a map in place. Without this file the same links and forms work as pages. */
(() => {
  const page = document.querySelector('[data-journey]');
  document.addEventListener('click', (event) => {
    if (event.target.closest('[data-print]')) window.print();
    const open = event.target.closest('.j-menu');
    document.querySelectorAll('.j-menu[open]').forEach((menu) => { if (menu !== open) menu.open = false; });
  });
  /* A drawn message is as high as it is, up to a screen. Nothing runs in the frame itself. */
  const fit = (frame) => {
    const root = frame.contentDocument?.documentElement;
    if (root?.scrollHeight) frame.style.blockSize = `${Math.min(root.scrollHeight, 900)}px`;
  };
  document.querySelectorAll('[data-frame]').forEach((frame) => {
    frame.addEventListener('load', () => { fit(frame); setTimeout(() => fit(frame), 400); });
    if (frame.contentDocument?.readyState === 'complete') fit(frame);
  });
  if (!page) return;

  const said = page.querySelector('[data-said]');
  const asked = { 'X-Requested-With': 'XMLHttpRequest' };
  const wrapperOf = (element) => element.closest('[data-cell]');

  /** Both drawings of a cell, in the table and in the stack, show the same. */
  const show = (id, html) => {
    page.querySelectorAll(`[data-cell="${CSS.escape(id)}"]`).forEach((each) => { each.innerHTML = html; });
  };

  const fails = (wrapper, words) => {
    const line = document.createElement('p');
    line.className = 'j-refused';
    line.setAttribute('role', 'alert');
    line.textContent = words;
    wrapper.prepend(line);
  };

  const begin = async (link) => {
    const wrapper = wrapperOf(link);
    const answer = await fetch(`${link.dataset.edit}?edit=1`, { headers: asked });
    if (!answer.ok) { window.location.assign(link.href); return; }
    wrapper.dataset.before = wrapper.innerHTML;
    wrapper.innerHTML = await answer.text();
    const field = wrapper.querySelector('textarea, select, input:not([type=hidden])');
    field?.focus();
    field?.select?.();
  };

  const end = (wrapper, html) => {
    if (html !== undefined) wrapper.innerHTML = html;
    wrapper.querySelector('[data-edit]')?.focus();
  };

  const cancel = async (wrapper) => {
    if (wrapper.dataset.before && !wrapper.querySelector('.j-overtaken')) { end(wrapper, wrapper.dataset.before); return; }
    const form = wrapper.querySelector('form');
    const answer = await fetch(form.action, { headers: asked });
    if (answer.ok) { show(wrapper.dataset.cell, await answer.text()); end(wrapper); } else window.location.reload();
  };

  const redraw = async () => {
    const answer = await fetch(window.location.href, { headers: { Accept: 'text/html' } });
    if (!answer.ok) return;
    const fresh = new DOMParser().parseFromString(await answer.text(), 'text/html');
    ['[data-curve]', '[data-curve-small]'].forEach((name) => {
      const [old, now] = [page.querySelector(name), fresh.querySelector(name)];
      if (old && now) old.innerHTML = now.innerHTML;
    });
  };

  const save = async (form) => {
    const wrapper = wrapperOf(form);
    const button = form.querySelector('[type=submit]');
    button.disabled = true;
    let answer;
    try {
      answer = await fetch(form.action, { method: 'POST', headers: asked, body: new FormData(form) });
    } catch {
      button.disabled = false;
      fails(wrapper, page.dataset.offline);
      return;
    }
    const isFragment = [200, 409, 422].includes(answer.status) && !answer.redirected;
    if (!isFragment) { button.disabled = false; fails(wrapper, page.dataset.refused); return; }
    const html = await answer.text();
    if (answer.status !== 200) {
      wrapper.innerHTML = html;
      wrapper.querySelector('[role=alert]')?.focus();
      return;
    }
    show(wrapper.dataset.cell, html);
    end(wrapper);
    said.textContent = page.dataset.saved;
    if (wrapper.dataset.cell.endsWith('.emotion')) redraw();
  };

  page.addEventListener('click', (event) => {
    const link = event.target.closest('[data-edit]');
    if (link && !event.ctrlKey && !event.metaKey) { event.preventDefault(); begin(link); return; }
    const stop = event.target.closest('[data-cancel]');
    if (stop) { event.preventDefault(); cancel(wrapperOf(stop)); return; }
    const step = event.target.closest('[data-step-link]');
    if (step) {
      const seen = [document.getElementById(`step-${step.dataset.stepLink}`), page.querySelector(`[data-step="${step.dataset.stepLink}"]`)];
      const there = seen.find((each) => each?.offsetParent);
      if (there) { event.preventDefault(); there.scrollIntoView({ block: 'nearest', inline: 'center' }); there.querySelector('a, button')?.focus({ preventScroll: true }); }
    }
  });
  page.addEventListener('submit', (event) => {
    if (event.target.matches('[data-cell-form]')) { event.preventDefault(); save(event.target); }
  });
  page.addEventListener('keydown', (event) => {
    const form = event.target.closest('[data-cell-form]');
    if (!form) return;
    if (event.key === 'Escape') { event.preventDefault(); event.stopPropagation(); cancel(wrapperOf(form)); }
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) { event.preventDefault(); save(form); }
  });
})();
