// What makes searching quicker where script runs: suggestions under the box while typing. Without it the form works as it stands.
for (const field of document.querySelectorAll('[data-suggest]')) suggestions(field, field.querySelector('input'));

/** A combobox as the ARIA practices describe it: the cursor stays in the box, the arrows go through the list. */
function suggestions(field, box) {
  const { suggest, icons, label } = field.dataset, lang = document.documentElement.lang;
  const list = Object.assign(document.createElement('div'), { id: `${box.id}-list`, className: 'suggestions', hidden: true });
  const said = Object.assign(document.createElement('p'), { className: 'hidden' });
  list.setAttribute('role', 'listbox');
  list.setAttribute('aria-label', label);
  said.setAttribute('role', 'status');
  box.type = 'text'; // a search box may not be a combobox
  box.enterKeyHint = 'search';
  for (const [name, value] of Object.entries({ role: 'combobox', 'aria-autocomplete': 'list', 'aria-expanded': 'false', 'aria-controls': list.id })) box.setAttribute(name, value);
  field.append(list, said);

  let options = [], active = -1, waiting, asking;

  box.addEventListener('input', () => {
    clearTimeout(waiting);
    asking?.abort();
    if (box.value.trim().length < 2) return close();
    waiting = setTimeout(ask, 120);
  });
  box.addEventListener('keydown', key);
  box.addEventListener('blur', close);
  list.addEventListener('mousedown', event => event.preventDefault()); // the cursor stays in the box
  list.addEventListener('click', event => {
    const option = event.target.closest('[role=option]');
    if (option) go(option);
  });

  async function ask() {
    asking = new AbortController();
    try {
      const answer = await fetch(`${suggest}?${new URLSearchParams({ q: box.value.trim(), lang })}`, { signal: asking.signal });
      if (answer.ok && document.activeElement === box) show(await answer.json());
    } catch (problem) {
      if (problem.name !== 'AbortError') close(); // offline, say: the form itself still works
    }
  }

  function show(groups) {
    list.replaceChildren(...groups.map(group));
    options = [...list.querySelectorAll('[role=option]')];
    active = -1;
    box.removeAttribute('aria-activedescendant');
    list.hidden = options.length === 0;
    box.setAttribute('aria-expanded', String(!list.hidden));
    said.textContent = list.hidden ? '' : field.dataset.said.replace('{0}', options.length);
  }

  function group({ label, items }, number) {
    const part = document.createElement('div'), head = document.createElement('p');
    Object.assign(head, { id: `${list.id}-${number}`, className: 'suggestions__head', textContent: label });
    part.setAttribute('role', 'group');
    part.setAttribute('aria-labelledby', head.id);
    part.append(head, ...items.map((item, i) => option(item, `${list.id}-${number}-${i}`)));
    return part;
  }

  function option({ text, lang: its, under, icon, path }, id) {
    const one = document.createElement('div'), both = document.createElement('span'), words = document.createElement('span');
    one.id = id;
    one.className = 'suggestion';
    one.dataset.path = path;
    one.setAttribute('role', 'option');
    one.setAttribute('aria-selected', 'false');
    words.textContent = text;
    if (its) words.lang = its;
    both.append(words);
    if (under) both.append(Object.assign(document.createElement('small'), { textContent: under }));
    one.append(picture(icon), both);
    return one;
  }

  function picture(name) {
    const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg'), use = document.createElementNS('http://www.w3.org/2000/svg', 'use');
    svg.setAttribute('class', 'icon');
    svg.setAttribute('aria-hidden', 'true');
    use.setAttribute('href', `${icons}#${name}`);
    svg.append(use);
    return svg;
  }

  function key(event) {
    if (event.isComposing || event.ctrlKey || event.metaKey) return;
    const open = !list.hidden;
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      if (!open) { if (options.length > 0) reopen(); else if (box.value.trim().length > 1) ask(); }
      else move(event.key === 'ArrowDown' ? 1 : -1);
      event.preventDefault();
    } else if (event.key === 'Enter' && open && active >= 0) {
      event.preventDefault();
      go(options[active]);
    } else if (event.key === 'Escape' && open) {
      event.preventDefault(); // first only the list goes, what was typed stays
      close();
    } else if (event.key === 'Enter' || event.key === 'Tab') {
      close();
    }
  }

  function reopen() {
    list.hidden = false;
    box.setAttribute('aria-expanded', 'true');
  }

  // One step past either end is the box itself, with what was typed.
  function move(step) {
    options[active]?.setAttribute('aria-selected', 'false');
    active += step;
    if (active === options.length) active = -1;
    else if (active < -1) active = options.length - 1;
    if (active < 0) return box.removeAttribute('aria-activedescendant');
    options[active].setAttribute('aria-selected', 'true');
    options[active].scrollIntoView({ block: 'nearest' });
    box.setAttribute('aria-activedescendant', options[active].id);
  }

  function close() {
    clearTimeout(waiting);
    asking?.abort();
    options[active]?.setAttribute('aria-selected', 'false');
    active = -1;
    list.hidden = true;
    box.setAttribute('aria-expanded', 'false');
    box.removeAttribute('aria-activedescendant');
    said.textContent = '';
  }

  function go(option) {
    close();
    location.assign(option.dataset.path);
  }
}

const near = document.querySelector('[data-near-now]');
if (near && navigator.geolocation) openNearMe(near);

/** From the start page to what is open close by; a device that does not say where it is still leads to what is open. */
function openNearMe(link) {
  document.querySelector('[data-near-how]').hidden = false;
  link.addEventListener('click', event => {
    if (event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    link.querySelector('[role=status]').textContent = link.dataset.nearNow;
    navigator.geolocation.getCurrentPosition(({ coords }) => location.assign(`${link.href}&near=${coords.latitude.toFixed(3)},${coords.longitude.toFixed(3)}`),
      () => location.assign(link.href), { timeout: 10000, maximumAge: 60000 });
  });
}

const finder = document.getElementById('finder');
if (finder) {
  cleanAddress(finder);
  onePanelAtATime(finder);
  nearMe(finder);
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
  form.addEventListener('keydown', event => {
    const pick = event.key === 'Escape' && event.target.closest('.pick[open]');
    if (!pick) return;
    pick.open = false;
    pick.querySelector('summary').focus();
  });
}

/** Where the device is, rounded to about 100 metres before it goes anywhere. */
function nearMe(form) {
  const show = () => { const part = form.querySelector('[data-near-me]'); if (part && navigator.geolocation) part.hidden = false; };
  show();
  document.addEventListener('found', show);
  form.addEventListener('click', ({ target }) => {
    const part = target.closest('[data-near-me]');
    if (!part || !target.closest('button')) return;
    const said = part.querySelector('[role=status]');
    said.textContent = part.dataset.asking;
    navigator.geolocation.getCurrentPosition(({ coords }) => {
      const box = form.querySelector('[name=near]');
      box.value = `${coords.latitude.toFixed(3)},${coords.longitude.toFixed(3)}`;
      box.dispatchEvent(new Event('change', { bubbles: true }));
    }, () => { said.textContent = part.dataset.refused; }, { timeout: 10000, maximumAge: 60000 });
  });
}

/**
 * The list follows what is typed and chosen: the same page, fetched, of which the parts that differ take the place of those here.
 * Who presses the button, or Enter, gets the page itself.
 */
function live(form) {
  const found = document.getElementById('found'), count = document.getElementById('count'), map = document.getElementById('map');
  let waiting, asking, asked = location.href;
  document.documentElement.classList.add('live');

  const later = delay => { clearTimeout(waiting); waiting = setTimeout(() => follow(addressOf(form)), delay); };
  form.addEventListener('input', ({ target }) => { if (target.matches('#q')) later(300); });
  form.addEventListener('change', ({ target }) => { if (!target.matches('#q')) later(0); });
  // Links that only change the question (a filter less, another order) change the list in place too; pages of the list are new pages.
  document.addEventListener('click', event => {
    const link = event.target.closest('#found .chips a, .meant a, .themed a, #ways a, .pick a');
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey || link.pathname !== location.pathname) return;
    event.preventDefault();
    follow(link.href, { form: true, focus: true });
  });

  async function follow(address, { form: ours = false, focus = false } = {}) {
    if (address === asked) return;
    asked = address;
    asking?.abort();
    asking = new AbortController();
    found.setAttribute('aria-busy', 'true');
    try {
      const answer = await fetch(address, { signal: asking.signal, headers: { Accept: 'text/html' } });
      take(new DOMParser().parseFromString(await answer.text(), 'text/html'), address, ours, focus);
    } catch (problem) {
      if (problem.name !== 'AbortError') location.assign(address); // let the browser say what is wrong
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
    if (ours) form.q.value = page.getElementById('q').value;
    filters(page);
    if (map) Object.assign(map.dataset, page.getElementById('map').dataset);
    if (map) for (const name of ['circle', 'municipality', 'neighbourhood']) if (!(name in page.getElementById('map').dataset)) delete map.dataset[name];
    if (focus) (found.querySelector('.chips a') ?? form.q).focus();
    document.dispatchEvent(new Event('found'));
  }

  // Numbers and choices are new; what is open, and where the cursor is, stays.
  function filters(page) {
    const row = document.getElementById('filters-row'), at = document.activeElement, typing = row.contains(at) && at.matches('input[type=text]');
    const open = [...row.querySelectorAll('.pick[open]')].map(pick => pick.id);
    form.querySelector(':scope > [name=sort]')?.remove();
    const sort = page.querySelector('#finder > [name=sort]');
    if (sort) form.append(sort);
    form.querySelector('.filters__head').replaceChildren(...page.querySelector('.filters__head').childNodes);
    if (typing && at.value !== (page.getElementById(at.id)?.value ?? '')) return;
    row.replaceChildren(...page.getElementById('filters-row').childNodes);
    for (const id of open) document.getElementById(id).open = true;
    if (!row.contains(at) && at.id) document.getElementById(at.id)?.focus();
    else if (at.tagName === 'SUMMARY') document.getElementById(at.parentElement.id)?.querySelector('summary')?.focus();
  }
}

function addressOf(form) {
  const query = new URLSearchParams(new FormData(form)).toString(); // runs cleanAddress
  return new URL(form.getAttribute('action') + (query ? `?${query}` : ''), location.href).href;
}
