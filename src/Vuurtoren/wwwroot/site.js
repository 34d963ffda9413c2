// Only what a page without script cannot do: print, and leave without a way back.
const showPrint = () => { for (const item of document.querySelectorAll('[data-print]')) item.hidden = false; };
showPrint();
document.addEventListener('found', showPrint); // a list was replaced: see live.js
document.addEventListener('click', event => {
  if (event.target.closest('[data-print] button')) window.print();
  const leave = event.target.closest('[data-leave]');
  if (!leave) return;
  event.preventDefault();
  document.body.replaceChildren();
  window.location.replace(leave.href);
});

// The list to take along stands in the address of its page. Between pages the tab itself remembers it; closing the tab forgets it.
const along = {
  get ids() { try { return JSON.parse(sessionStorage.getItem('along') ?? '[]'); } catch { return []; } },
  set ids(ids) { try { sessionStorage.setItem('along', JSON.stringify(ids)); } catch { /* without storage the links still work */ } },
};
const onPage = document.querySelector('.along[data-list]');
if (onPage) along.ids = onPage.dataset.list.split(' ').filter(Boolean);
const most = 12, menu = document.querySelector('.menu a[href$="/list"]'), home = menu?.getAttribute('href');
const way = ids => home + ids.map((id, i) => (i ? '&' : '?') + 's=' + id).join('');
const showCount = () => {
  if (!menu) return;
  menu.href = way(along.ids);
  menu.querySelector('.menu__count')?.remove();
  if (!along.ids.length) return;
  const count = document.createElement('span');
  count.className = 'menu__count';
  count.textContent = along.ids.length;
  menu.append(count);
};
const said = document.createElement('p');
said.className = 'hidden';
said.setAttribute('role', 'status');
document.body.append(said);
const showLink = link => {
  const has = along.ids.includes(link.dataset.along);
  link.querySelector('[data-words]').textContent = has ? link.dataset.has : link.dataset.put;
  link.classList.toggle('on', has);
  link.href = way(has ? along.ids : [...along.ids, link.dataset.along]);
};
const showLinks = () => document.querySelectorAll('[data-along]').forEach(showLink);
showCount();
showLinks();
document.addEventListener('found', showLinks);
document.addEventListener('click', event => {
  const link = event.target.closest('[data-along]'), id = link?.dataset.along;
  if (!link || along.ids.includes(id) || along.ids.length >= most || event.ctrlKey || event.metaKey) return; // then it leads to the list
  event.preventDefault();
  along.ids = [...along.ids, id];
  showLinks();
  showCount();
  said.textContent = link.dataset.has;
  setTimeout(() => { said.textContent = ''; }, 2000); // so that the next one is said too
});
