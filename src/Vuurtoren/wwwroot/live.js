// The list follows what is typed and chosen. Without it the form is sent, and the page comes anew.
const finder = document.getElementById('finder');
if (finder) {
  cleanAddress(finder);
  onePanelAtATime(finder);
  if (document.getElementById('found')) live(finder);
}

/** What was left empty does not stand in the address. */
function cleanAddress(form) {
  form.addEventListener('formdata', ({ formData }) => {
    for (const [name, value] of [...formData]) if (!value) formData.delete(name);
    if (!formData.has('near')) formData.delete('within');
    if (!formData.has('day')) formData.delete('hour');
  });
}

function onePanelAtATime(form) {
  const close = except => { for (const pick of form.querySelectorAll('.pick[open]')) if (pick !== except) pick.open = false; };
  form.addEventListener('toggle', ({ target }) => { if (target.matches('.pick') && target.open) close(target); }, true);
  document.addEventListener('click', ({ target }) => { if (target.isConnected && !target.closest('.pick')) close(); });
  // At a desk a panel lies over what follows, and would cover the cursor. On a telephone it stands before it: closing would move the page under the finger.
  const covers = matchMedia('(min-width: 64rem)');
  document.addEventListener('focusin', ({ target }) => { if (covers.matches && !target.contains(form) && !target.closest('.finder__box, .top')) close(target.closest('.pick')); });
  form.addEventListener('keydown', event => {
    const pick = event.key === 'Escape' && event.target.closest('.pick[open]');
    if (!pick) return;
    pick.open = false;
    pick.querySelector('summary').focus();
  });
}

/**
 * The list follows what is typed and chosen: the same page, fetched, of which the parts that differ take the place of those here.
 * Who presses the button, or Enter, gets the page itself.
 */
function live(form) {
  const found = document.getElementById('found'), count = document.getElementById('count'), map = document.getElementById('map');
  let waiting = 0, asking, asked = location.href, linked, leaving;
  document.documentElement.classList.add('live');

  const later = delay => {
    clearTimeout(waiting);
    waiting = setTimeout(async () => {
      await linked; // a filter that is being taken away still stands in the form
      waiting = 0;
      follow(addressOf(form));
    }, delay);
  };
  form.addEventListener('input', ({ target }) => { if (target.matches('#q')) later(300); });
  form.addEventListener('change', ({ target }) => { if (!target.matches('#q')) later(target.matches('select') ? 250 : 0); });
  // Links that only change the question (a filter less, another order) change the list in place too; pages of the list are new pages.
  document.addEventListener('click', event => {
    const link = event.target.closest('#found .chips a, .meant a, .themed a, #ways a, .pick a');
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey || link.pathname !== location.pathname) return;
    event.preventDefault();
    linked = follow(link.href, { form: true, focus: true });
  });
  form.addEventListener('submit', () => clearTimeout(waiting)); // the page itself comes
  addEventListener('beforeunload', () => { leaving = true; });

  async function follow(address, { form: ours = false, focus = false } = {}) {
    if (address === asked) return;
    asked = address;
    leaving = false;
    asking?.abort();
    asking = new AbortController();
    const { signal } = asking;
    found.setAttribute('aria-busy', 'true');
    try {
      const answer = await fetch(address, { signal, headers: { Accept: 'text/html' } });
      const text = await answer.text();
      if (!signal.aborted) take(new DOMParser().parseFromString(text, 'text/html'), address, ours, focus); // another may be under way since
    } catch {
      if (!signal.aborted && !leaving) location.assign(address); // let the browser say what is wrong
    }
  }

  function take(page, address, ours, focus) {
    const fresh = page.getElementById('found');
    if (!fresh) return location.assign(address);
    history.replaceState(null, '', address);
    document.title = page.title;
    for (const part of ['found', 'ways', 'leave']) document.getElementById(part).replaceChildren(...page.getElementById(part).childNodes);
    found.removeAttribute('aria-busy');
    count.textContent = page.getElementById('count').textContent;
    for (const link of document.querySelectorAll('.languages a')) link.href = page.querySelector(`.languages a[lang=${link.lang}]`)?.href ?? link.href;
    if (ours && !waiting) form.q.value = page.getElementById('q').value;
    filters(page);
    if (map) Object.assign(map.dataset, page.getElementById('map').dataset);
    if (map) for (const name of ['circle', 'municipality', 'neighbourhood']) if (!(name in page.getElementById('map').dataset)) delete map.dataset[name];
    if (focus && document.activeElement === document.body) (found.querySelector('.chips a') ?? form.q).focus();
    document.dispatchEvent(new Event('found'));
  }

  // Numbers and choices are new; what is open, and where the cursor is, stays.
  function filters(page) {
    const row = document.getElementById('filters-row'), at = document.activeElement, id = at.id, pick = at.closest('.pick')?.id;
    const open = [...row.querySelectorAll('.pick[open]')].map(one => one.id);
    form.querySelector(':scope > [name=sort]')?.remove();
    const sort = page.querySelector('#finder > [name=sort]');
    if (sort) form.append(sort);
    form.querySelector('.filters__head').replaceChildren(...page.querySelector('.filters__head').childNodes);
    renew(row, page.getElementById('filters-row'), at);
    for (const one of open) document.getElementById(one).open = true;
    if (!at.isConnected) ((id && document.getElementById(id)) || document.querySelector(`#${pick} > summary`) || form.q).focus();
  }

  // The field with the cursor is left alone: who chooses by letters or arrows has not finished.
  function renew(old, fresh, at) {
    if (!old.contains(at) || (old !== at && old.childNodes.length !== fresh.childNodes.length)) {
      if (old.id === 'filters-row') old.replaceChildren(...fresh.childNodes);
      else old.replaceWith(fresh);
      return;
    }
    old.className = fresh.className;
    if (old === at || (old.matches('.ds-field') && (at.matches('select') || at.value !== fresh.querySelector('input')?.value))) return;
    const parts = [...fresh.childNodes];
    [...old.childNodes].forEach((part, i) => renew(part, parts[i], at));
  }
}

function addressOf(form) {
  const query = new URLSearchParams(new FormData(form)).toString(); // runs cleanAddress
  return new URL(form.getAttribute('action') + (query ? `?${query}` : ''), location.href).href;
}
