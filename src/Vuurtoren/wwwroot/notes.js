// Taking minutes with a connection that may go. Each thing that is done is a note with an id made here; notes wait in this browser until the site
// has answered them, so that nothing is lost when the connection, the page or the machine stops. Without this file the buttons send their forms.
const desk = document.getElementById('minutes');
const key = 'minutes-' + desk.dataset.meeting, typedKey = key + '-typed';
const state = document.getElementById('state');
const secret = desk.querySelector('input[name=_form]').value;
let stamp = desk.dataset.stamp, sending = false, failed = false, ticking = 0;
desk.classList.add('minutes--live');

/** What was done here and is not answered yet; it outlives this page. */
const waiting = {
  get all() { try { return JSON.parse(localStorage.getItem(key) ?? '[]'); } catch { return []; } },
  set all(notes) { if (notes.length) localStorage.setItem(key, JSON.stringify(notes)); else localStorage.removeItem(key); },
  add(note) { this.all = [...this.all, note]; },
  /** Each once: the same box may have been ticked again meanwhile. */
  answered(notes) {
    const left = this.all;
    for (const note of notes) {
      const at = left.findIndex(one => JSON.stringify(one) === JSON.stringify(note));
      if (at >= 0) left.splice(at, 1);
    }
    this.all = left;
  },
};
const typed = {
  get all() { try { return JSON.parse(localStorage.getItem(typedKey) ?? '{}'); } catch { return {}; } },
  keep(item, text) {
    const all = this.all;
    if (text) all[item] = text; else delete all[item];
    localStorage.setItem(typedKey, JSON.stringify(all));
  },
};
const id = () => crypto.randomUUID();
const now = () => new Date().toLocaleTimeString(document.documentElement.lang, { hour: '2-digit', minute: '2-digit' });
const partOf = name => desk.querySelector(`[data-part="${name}"]`);
const say = (words, value) => { const text = words.replace('{0}', value); if (state.textContent !== text) state.textContent = text; };

/** A line that is not answered yet stands under the others, and says so. */
function showWaiting() {
  for (const line of desk.querySelectorAll('[data-not-yet]')) line.remove();
  for (const note of waiting.all) {
    if (note.do !== 'write' || note.base) continue;
    const line = document.createElement('li'), words = document.createElement('span'), small = document.createElement('span');
    line.className = 'minutes__line minutes__line--waits';
    line.dataset.notYet = note.id;
    [words.className, words.textContent] = ['minutes__text', note.text];
    [small.className, small.textContent] = ['quiet', failed ? desk.dataset.waits : desk.dataset.sends];
    line.append(words, small);
    partOf(note.item)?.querySelector('.minutes__lines')?.append(line);
  }
}

function noted(note) {
  waiting.add(note);
  showWaiting();
  send();
}

async function send() {
  if (sending) return;
  sending = true;
  const notes = waiting.all;
  try {
    const body = new URLSearchParams({ notes: JSON.stringify(notes), stamp, _form: secret });
    const answer = await fetch(desk.dataset.at + '?handler=Sync', { method: 'POST', body, redirect: 'error', signal: AbortSignal.timeout(15000) });
    if (!answer.ok) throw new Error(answer.status);
    const said = await answer.json();
    waiting.answered(notes);
    failed = false;
    const refused = (said.notes ?? []).filter(one => one.words);
    for (const one of refused) handBack(notes.find(note => note.id === one.id), one.words);
    if (said.stamp !== stamp || notes.length) await showLists();
    if (refused.length) say(desk.dataset.kept, refused[0].words);
    else if (notes.length) say(desk.dataset.saved, now());
  } catch {
    failed = true;
    say(desk.dataset.off, waiting.all.length);
  }
  sending = false;
  showWaiting();
  if (!failed && waiting.all.length) send(); // written meanwhile
}

/** What could not be kept goes back into its box. */
function handBack(note, words) {
  const box = note?.text && desk.querySelector(`[data-write="${note.item}"] textarea`);
  if (!box) return;
  box.value = box.value ? note.text + '\n' + box.value : note.text;
  typed.keep(note.item, box.value);
  say(desk.dataset.kept, words);
}

/** The secret of each form is another on each page. */
const bare = part => part.innerHTML.replaceAll(/name="_form" value="[^"]*"/g, '');

/** Only parts that differ are replaced, and none in which somebody is at work. */
async function showLists() {
  const answer = await fetch(desk.dataset.at + '?handler=Lists', { redirect: 'error', signal: AbortSignal.timeout(15000) });
  if (!answer.ok) return;
  const page = new DOMParser().parseFromString(await answer.text(), 'text/html').querySelector('[data-stamp]');
  let all = true;
  for (const fresh of page.querySelectorAll('[data-part]')) {
    const here = partOf(fresh.dataset.part);
    if (!here || bare(here) === bare(fresh)) continue;
    const atWork = here.querySelector('details[open], [data-editing]');
    if (atWork || fresh.dataset.part === 'people' && Date.now() - ticking < 3000) {
      follow(here, fresh);
      all = false; // the rest comes when they are done
      continue;
    }
    if (here.contains(document.activeElement)) { keepFocus(here, fresh); continue; }
    here.innerHTML = fresh.innerHTML;
  }
  for (const count of desk.querySelectorAll('summary [data-here]')) count.textContent = page.dataset.here;
  if (all) stamp = page.dataset.stamp;
}

/** Boxes that others ticked follow; none is replaced under a finger, and what waits here goes before. */
function follow(here, fresh) {
  const mine = new Set(waiting.all.map(note => note.id));
  for (const box of fresh.querySelectorAll('[name=here]')) {
    const same = here.querySelector(`[name=here][value="${box.value}"]`);
    if (same && !mine.has(box.value)) same.checked = box.checked;
  }
}

/** A box that was just ticked, or a link, keeps the cursor when its list is replaced. */
function keepFocus(here, fresh) {
  const { value, name, href } = document.activeElement;
  here.innerHTML = fresh.innerHTML;
  (href ? [...here.querySelectorAll('a')].find(link => link.href === href) : here.querySelector(`[name="${name}"][value="${value}"]`))?.focus();
}

function write(form, kind) {
  const box = form.querySelector('textarea'), text = box.value.trim();
  if (!text) { box.focus(); return; }
  noted({ do: 'write', id: id(), item: form.dataset.write, kind: kind.toLowerCase(), text, base: 0 });
  box.value = '';
  typed.keep(form.dataset.write, '');
  box.focus();
}

desk.addEventListener('submit', event => {
  const form = event.target;
  if (form.matches('[data-write]')) {
    event.preventDefault();
    write(form, event.submitter?.value || 'Information');
  } else if (form.matches('[data-walk-in]')) {
    event.preventDefault();
    const [name, from] = [form.elements.name, form.elements.from];
    if (!name.value.trim()) { name.focus(); return; }
    noted({ do: 'walk-in', id: id(), name: name.value.trim(), from: from.value.trim() });
    [name.value, from.value] = ['', ''];
    name.focus();
  } else if (form.matches('[data-presence]')) {
    event.preventDefault();
    if (event.submitter?.matches('[data-coming]')) for (const box of form.querySelectorAll('[data-said=Comes]:not(:checked), [data-said=Replaced]:not(:checked)')) {
      box.checked = true;
      waiting.add({ do: 'here', id: box.value });
    }
    send();
  }
});

desk.addEventListener('keydown', event => {
  const form = event.target.matches('textarea') && event.target.closest('[data-write]');
  if (!form || event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
  event.preventDefault();
  write(form, 'Information');
});

desk.addEventListener('input', event => {
  const form = event.target.closest('[data-write]');
  if (form) typed.keep(form.dataset.write, event.target.value);
});

for (const touch of ['pointerdown', 'keydown']) desk.addEventListener(touch, ({ target }) => { if (target.closest('[data-presence]')) ticking = Date.now(); });

desk.addEventListener('change', event => {
  if (!event.target.matches('[data-presence] [name=here]')) return;
  noted({ do: event.target.checked ? 'here' : 'away', id: event.target.value });
});

for (const [item, text] of Object.entries(typed.all)) {
  const box = desk.querySelector(`[data-write="${item}"] textarea`);
  if (box && !box.value) box.value = text;
}
addEventListener('online', send);
showWaiting();
if (waiting.all.length) send();
setInterval(() => { if (!document.hidden || waiting.all.length) send(); }, 4000);
