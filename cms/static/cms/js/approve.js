/* The queue and the approval screen: ticking several, the values that messages are drawn with, words to pin a comment to. */
(() => {
  // -- ticking ------------------------------------------------------------------------------------------------------

  const boxes = (within = document) => [...within.querySelectorAll('input[name="seen"]:not(:disabled)')];

  function count() {
    const ticked = boxes().filter((box) => box.checked).length;
    document.querySelectorAll('[data-b-tick-count]').forEach((place) => { place.textContent = ticked ? `(${ticked})` : ''; });
    document.querySelectorAll('[data-b-tick-submit]').forEach((button) => { button.disabled = !ticked; });
  }

  /** Tick them; pressed when all are ticked, take that back. */
  function tick(chosen) {
    const all = chosen.every((box) => box.checked);
    chosen.forEach((box) => { box.checked = !all; });
    count();
  }

  document.addEventListener('change', ({ target }) => { if (target.name === 'seen') count(); });
  document.addEventListener('click', ({ target }) => {
    if (target.closest('[data-b-tick-cosmetic]')) tick(boxes().filter((box) => 'bCosmetic' in box.dataset));
    else if (target.closest('[data-b-tick-every]')) tick(boxes());
    else if (target.closest('[data-b-tick-all]')) tick(boxes(target.closest('section')));
  });
  count();
  // The results are put in anew when a filter changes.
  new MutationObserver(count).observe(document.body, { childList: true, subtree: true });

  // -- values -------------------------------------------------------------------------------------------------------

  document.querySelector('[data-b-samples]')?.addEventListener('change', ({ target }) => {
    document.querySelectorAll('[data-b-frame]').forEach((frame) => {
      frame.src = `${frame.dataset.bFrame}?samples=${encodeURIComponent(target.value)}`;
    });
  });

  // -- words --------------------------------------------------------------------------------------------------------

  /** What a range says without the words that were taken out. */
  function words(range) {
    const piece = range.cloneContents();
    piece.querySelectorAll('del').forEach((gone) => gone.remove());
    return piece.textContent;
  }

  /** The words that are selected in a text are those that a comment on this variant is about. */
  document.addEventListener('selectionchange', () => {
    const selection = document.getSelection();
    if (!selection.rangeCount || selection.isCollapsed) return;
    const range = selection.getRangeAt(0);
    const part = (range.commonAncestorContainer.closest ? range.commonAncestorContainer : range.commonAncestorContainer.parentElement)
      ?.closest('[data-b-part]');
    if (!part) return;
    const before = range.cloneRange();
    before.selectNodeContents(part);
    before.setEnd(range.startContainer, range.startOffset);
    const said = words(range);
    const quote = said.trim().split('\n')[0].slice(0, 500);
    if (!quote) return;
    const start = [...words(before)].length + [...said.slice(0, said.indexOf(quote))].length;
    part.closest('[data-b-side]').querySelectorAll('[data-b-comment-new]').forEach(({ elements }) => {
      elements.part.value = part.dataset.bPart;
      elements.quote.value = quote;
      elements.start.value = start;
    });
  });
})();
