// Suggestions under a search box while someone types. Without it the form works as it stands.
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
    stop();
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

  /** What is still under way no longer opens the list, and changes nothing in it. */
  function stop() {
    clearTimeout(waiting);
    asking?.abort();
  }

  async function ask() {
    stop();
    asking = new AbortController();
    const { signal } = asking, words = box.value.trim();
    try {
      const answer = await fetch(`${suggest}?${new URLSearchParams({ q: words, lang })}`, { signal });
      const groups = answer.ok ? await answer.json() : [];
      if (!signal.aborted && document.activeElement === box) show(groups, words); // stopped too late to stop the reading
    } catch {
      if (!signal.aborted) close(); // offline, say: the form itself still works
    }
  }

  function show(groups, words) {
    list.dataset.words = words;
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
      event.preventDefault();
      if (open) move(event.key === 'ArrowDown' ? 1 : -1);
      else if (options.length > 0 && list.dataset.words === box.value.trim()) reopen();
      else if (box.value.trim().length > 1) ask();
    } else if (event.key === 'Enter' && open && active >= 0) {
      event.preventDefault();
      go(options[active]);
    } else if (event.key === 'Escape' || event.key === 'Enter' || event.key === 'Tab') {
      if (event.key === 'Escape' && open) event.preventDefault(); // first only the list goes, what was typed stays
      close(); // and one that is still under way does not come any more
    }
  }

  function reopen() {
    list.hidden = false;
    box.setAttribute('aria-expanded', 'true');
  }

  // One step past either end is the box itself, with what was typed.
  function move(step) {
    stop(); // who goes through a list keeps it
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
    stop();
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
