'use strict'; // and a block: notes.js on the same page has names of its own
// Names after @ while somebody takes minutes: members of the coordination and services. Without this file @ and a name are understood when the line is kept.
{
const desk = document.getElementById('minutes');
const list = Object.assign(document.createElement('div'), { id: 'names', className: 'suggestions', hidden: true });
list.setAttribute('role', 'listbox');
list.setAttribute('aria-label', desk.dataset.names);
let box, from = -1, options = [], active = -1, taken = '', waiting, asking;

/** What stands between the last @ and the cursor; null when there is none. */
function typed() {
  const before = box.value.slice(0, box.selectionStart), found = /(^|[^\p{L}\p{N}])@([^@\n]{3,60})$/u.exec(before);
  from = found ? before.length - found[2].length : -1;
  return found && !(taken && found[2].startsWith(taken)) ? found[2] : null; // one that was chosen is not asked again
}

desk.addEventListener('input', event => {
  if (!event.target.matches('textarea')) return;
  if (box !== event.target) close();
  box = event.target;
  clearTimeout(waiting);
  asking?.abort();
  const words = typed();
  if (words === null) return close();
  waiting = setTimeout(() => ask(words), 150);
});

async function ask(words) {
  asking = new AbortController();
  const { signal } = asking;
  try {
    const answer = await fetch(`${desk.dataset.at}?${new URLSearchParams({ handler: 'Names', q: words })}`, { signal });
    const names = answer.ok ? await answer.json() : [];
    if (!signal.aborted && document.activeElement === box) show(names);
  } catch { if (!signal.aborted) close(); } // offline: the name is understood later
}

function show(names) {
  list.replaceChildren(...names.map((name, n) => {
    const one = Object.assign(document.createElement('div'), { id: `name-${n}`, className: 'suggestion', textContent: name });
    one.setAttribute('role', 'option');
    one.setAttribute('aria-selected', 'false');
    return one;
  }));
  options = [...list.children];
  active = -1;
  if (!options.length) return close();
  box.after(list);
  list.hidden = false;
  box.setAttribute('aria-controls', list.id);
  box.setAttribute('aria-autocomplete', 'list');
  box.removeAttribute('aria-activedescendant');
}

function close() {
  clearTimeout(waiting);
  asking?.abort();
  list.hidden = true;
  active = -1;
  box?.removeAttribute('aria-activedescendant');
}

function move(step) {
  options[active]?.setAttribute('aria-selected', 'false');
  active = (active + step + options.length) % options.length;
  options[active].setAttribute('aria-selected', 'true');
  options[active].scrollIntoView({ block: 'nearest' });
  box.setAttribute('aria-activedescendant', options[active].id);
}

function take(option) {
  const after = box.value.slice(box.selectionStart), words = option.textContent + (after.startsWith(' ') ? '' : ' ');
  taken = option.textContent;
  box.value = box.value.slice(0, from) + words + after;
  box.selectionStart = box.selectionEnd = from + words.length;
  close();
  box.dispatchEvent(new Event('input', { bubbles: true }));
}

// Before the box itself hears it: Enter takes a name that was chosen, and else keeps the line.
desk.addEventListener('keydown', event => {
  if (list.hidden || event.target !== box || event.isComposing) return;
  if (event.key === 'ArrowDown' || event.key === 'ArrowUp') move(event.key === 'ArrowDown' ? 1 : active < 0 ? 0 : -1);
  else if (event.key === 'Enter' && active >= 0) take(options[active]);
  else if (event.key === 'Escape') close();
  else { if (event.key === 'Enter' || event.key === 'Tab') close(); return; }
  event.preventDefault();
  event.stopPropagation();
}, true);
list.addEventListener('mousedown', event => event.preventDefault()); // the cursor stays in the box
list.addEventListener('click', event => { if (event.target.matches('[role=option]')) take(event.target); });
desk.addEventListener('focusout', event => { if (event.target === box) close(); });
}
