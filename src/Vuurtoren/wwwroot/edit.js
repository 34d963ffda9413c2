// The form of a sheet works without this. With it: a draft is kept while one types, a day is copied in place, themes are found as one types, and the map can be clicked.
const form = document.getElementById('edit');
if (form) {
  keepDraft();
  copyDays();
  findThemes();
  pickPlaces();
  form.querySelector('[data-keys]').hidden = false;
  form.addEventListener('keydown', event => { if (event.ctrlKey && event.key === 'Enter') location.hash = 'publish', document.getElementById('publish').focus(); });
}

/** Half a minute after something was typed the form is kept as a draft: nothing is lost when the machine stops. */
function keepDraft() {
  const said = form.querySelector('[data-said]');
  let waiting = 0, sending;
  form.addEventListener('input', () => {
    clearTimeout(waiting);
    waiting = setTimeout(keep, 30000);
  });
  form.addEventListener('submit', () => { clearTimeout(waiting); sending?.abort(); });
  async function keep() {
    sending = new AbortController();
    const boxes = new FormData(form);
    boxes.set('do', 'draft');
    try {
      const answer = await fetch(location.pathname, { method: 'POST', body: boxes, headers: { 'X-Draft': '1' }, signal: sending.signal, redirect: 'error' });
      if (!answer.ok) throw new Error(answer.status);
      said.textContent = form.dataset.kept.replace('{0}', new Date().toLocaleTimeString(document.documentElement.lang, { hour: '2-digit', minute: '2-digit' }));
    } catch (error) {
      if (error.name !== 'AbortError') said.textContent = form.dataset.lost;
    }
  }
}

/** Alt and arrow down: this day for the next one. The button: for all up to Friday. */
function copyDays() {
  form.addEventListener('keydown', event => {
    if (!event.altKey || event.key !== 'ArrowDown') return;
    const day = event.target.closest('.week__day'), next = day?.nextElementSibling?.querySelector('input');
    if (!next) return;
    event.preventDefault();
    next.value = event.target.value;
    next.focus();
    next.dispatchEvent(new Event('input', { bubbles: true }));
  });
  form.addEventListener('click', event => {
    const button = event.target.closest('[data-copy]');
    if (!button) return;
    event.preventDefault();
    const days = [...button.closest('.week').querySelectorAll('.week__day input')], from = days.findIndex(day => day.id === button.dataset.copy);
    for (const day of days.slice(from + 1, from < 4 ? 5 : 7)) day.value = days[from].value;
    days[from].dispatchEvent(new Event('input', { bubbles: true }));
  });
}

function findThemes() {
  const plain = words => words.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
  for (const box of form.querySelectorAll('[data-find]')) {
    const tree = document.getElementById(box.dataset.find);
    const all = [...tree.querySelectorAll('label')].map(label => ({ label, words: plain(label.textContent + ' ' + label.dataset.also) }));
    const stood = new Map([...tree.querySelectorAll('details:not([data-rest])')].map(one => [one, one.open]));
    box.addEventListener('input', event => {
      event.stopPropagation();
      const asked = plain(box.value).split(/\s+/).filter(Boolean);
      for (const { label, words } of all) label.hidden = asked.length > 0 && !asked.every(word => words.includes(word)) && !label.querySelector('input').checked;
      if (asked.length) tree.querySelector('[data-rest]').open = true;
      for (const [group, open] of stood) {
        const some = [...group.querySelectorAll('label')].some(label => !label.hidden);
        group.hidden = !some;
        group.open = asked.length > 0 ? some : open;
      }
    });
    box.addEventListener('keydown', event => { if (event.key === 'Enter') event.preventDefault(); });
  }
}

/** The point of a place, by a click on the map: it is fetched when somebody wants it. The two boxes do the same without a mouse. */
function pickPlaces() {
  for (const latitude of form.querySelectorAll('input[name$=".latitude"]')) {
    const longitude = form.elements[latitude.name.replace(/latitude$/, 'longitude')];
    const button = Object.assign(document.createElement('button'), { type: 'button', className: 'ds-button', textContent: form.dataset.pick });
    button.dataset.variant = 'secondary';
    latitude.closest('.q').before(button);
    button.addEventListener('click', () => {
      const box = Object.assign(document.createElement('div'), { className: 'pickmap' });
      button.replaceWith(box);
      if (window.L) draw(box, latitude, longitude);
      else document.head.append(Object.assign(document.createElement('script'), { src: form.dataset.leaflet, onload: () => draw(box, latitude, longitude) }));
    }, { once: true });
  }

  async function draw(box, latitude, longitude) {
    const L = window.L, ask = form.dataset, at = () => [latitude, longitude].map(one => parseFloat(one.value.replace(',', '.')));
    const map = L.map(box, { zoomControl: false, minZoom: 7, maxZoom: 18 }).setView(at().some(isNaN) ? [50.85, 4.35] : at(), at().some(isNaN) ? 11 : 15);
    map.attributionControl.setPrefix(false).addAttribution(ask.credit);
    L.control.zoom({ zoomInTitle: ask.in, zoomOutTitle: ask.out }).addTo(map);
    if (ask.tiles) L.tileLayer(ask.tiles, { attribution: ask.tilesBy || '' }).addTo(map);
    const pin = L.marker(at().some(isNaN) ? map.getCenter() : at(), { icon: L.divIcon({ className: 'pin', iconSize: [22, 22] }), keyboard: false, interactive: false }).addTo(map);
    const show = () => { if (!at().some(isNaN)) pin.setLatLng(at()); };
    map.on('click', ({ latlng }) => {
      [latitude.value, longitude.value] = [latlng.lat.toFixed(6), latlng.lng.toFixed(6)];
      latitude.dispatchEvent(new Event('input', { bubbles: true }));
      show();
    });
    for (const one of [latitude, longitude]) one.addEventListener('change', show);
    const found = await fetch(`/map/outlines/municipalities?v=${ask.version}`).then(answer => answer.json());
    L.geoJSON(found, { style: { color: '#10567c', weight: 1.5, fillColor: '#ffffff', fillOpacity: ask.tiles ? 0 : 0.75, interactive: false }, interactive: false }).addTo(map).bringToBack();
  }
}
