// The map beside the list. Without script the list alone is shown: nothing is only on the map.
const box = document.getElementById('map');
if (box) {
  box.hidden = false;
  // On a telephone the box is not shown: the library is only fetched when it comes into view.
  new IntersectionObserver((seen, watch) => {
    if (!seen.some(one => one.isIntersecting)) return;
    watch.disconnect();
    const library = Object.assign(document.createElement('script'), { src: box.dataset.leaflet, onload: start });
    document.head.append(library);
  }).observe(box);
}

function start() {
  const L = window.L, ask = box.dataset;
  const moves = !matchMedia('(prefers-reduced-motion: reduce)').matches;
  const map = L.map(box, { zoomControl: false, attributionControl: true, minZoom: 7, maxZoom: 18, zoomAnimation: moves, fadeAnimation: moves, markerZoomAnimation: moves, inertia: moves });
  if (!moves) map.panBy = offset => L.Map.prototype.panBy.call(map, offset, { animate: false });
  map.attributionControl.setPrefix(false).addAttribution(ask.credit);
  L.control.zoom({ zoomInTitle: ask.in, zoomOutTitle: ask.out }).addTo(map);
  if (ask.tiles) L.tileLayer(ask.tiles, { attribution: ask.tilesBy || '' }).addTo(map);
  map.setView([50.85, 4.35], 11);

  const line = { color: '#10567c', weight: 1.5, fillColor: '#ffffff', fillOpacity: ask.tiles ? 0 : 0.75, interactive: false };
  const chosen = { ...line, weight: 3, color: '#0b3a53', fillColor: '#fff3d6', fillOpacity: 0.6 };
  const fine = { ...line, weight: 0.7, fillOpacity: 0, color: '#6b818d' };
  const outlines = kind => fetch(`${ask.outlines}/${kind}?v=${ask.version}`).then(answer => answer.json());

  const markers = L.layerGroup().addTo(map), here = L.layerGroup().addTo(map), pins = L.layerGroup().addTo(map);
  const standing = new Map();
  let latest = 0, municipalities, hoods, looked;

  outlines('municipalities').then(found => {
    municipalities = L.geoJSON(found, { style: f => f.properties.nis === ask.municipality ? chosen : line }).addTo(map).bringToBack();
    look();
    map.on('moveend', show);
    show();
  });
  // The list was asked something else: see live.js.
  document.addEventListener('found', () => {
    if (!municipalities) return;
    municipalities.setStyle(f => f.properties.nis === ask.municipality ? chosen : line);
    pins.clearLayers();
    if (!look()) show();
  });

  /** Goes where nearly all of what was found is; false when that is where the map is. */
  function look() {
    const aim = [ask.circle, ask.neighbourhood, ask.municipality, ask.home].join('|');
    if (aim === looked) return false;
    looked = aim;
    here.clearLayers();
    drawHoods();
    if (ask.circle) {
      const [latitude, longitude, metres] = ask.circle.split(',').map(Number);
      const circle = L.circle([latitude, longitude], { ...chosen, fillOpacity: 0.35, radius: metres }).addTo(here);
      map.fitBounds(circle.getBounds(), { animate: false });
      return true;
    }
    if (ask.neighbourhood) return true;
    const wanted = ask.municipality ? [ask.municipality] : ask.home.split(','), around = L.latLngBounds([]);
    municipalities.eachLayer(one => { if (wanted.includes(one.feature.properties.nis)) around.extend(one.getBounds()); });
    if (around.isValid()) map.fitBounds(around, { animate: false });
    return around.isValid();
  }

  // Neighbourhoods only come when one is close enough to see them.
  function drawHoods() {
    if (!hoods && map.getZoom() < 12 && !ask.neighbourhood) return;
    hoods ??= outlines('neighbourhoods').then(found => L.geoJSON(found).addTo(map).bringToBack());
    hoods.then(layer => {
      layer.setStyle(f => String(f.properties.md_id) === ask.neighbourhood ? chosen : fine);
      layer.eachLayer(one => {
        if (String(one.feature.properties.md_id) !== ask.neighbourhood || looked.endsWith('seen')) return;
        looked += 'seen';
        map.fitBounds(one.getBounds(), { animate: false, maxZoom: 15 });
      });
    });
  }

  async function show() {
    drawHoods();
    const mine = ++latest, view = map.getBounds().pad(0.1);
    const where = new URLSearchParams({ box: view.toBBoxString(), zoom: map.getZoom(), lang: ask.lang, of: ask.of });
    const answer = await fetch(ask.places + (ask.places.includes('?') ? '&' : '?') + where);
    if (!answer.ok || mine !== latest) return;
    const found = await answer.json();
    if (mine !== latest) return;
    // What is still there stays: the cursor may be on it, and moving the map to it brought us here.
    const places = new Map(found.map(place => [JSON.stringify(place), place]));
    for (const [key, one] of standing) if (!places.has(key)) { markers.removeLayer(one); standing.delete(key); }
    for (const [key, place] of places) if (!standing.has(key)) standing.set(key, (place.items?.length ? listed(place) : cluster(place)).addTo(markers));
  }

  function marker(place, look, size, label) {
    const icon = L.divIcon({ className: look, html: place.services > 1 ? String(place.services) : '', iconSize: [size, size] });
    return L.marker([place.latitude, place.longitude], { icon, title: label, alt: label });
  }

  // Too many to list: come closer.
  function cluster(place) {
    return marker(place, 'cluster', place.services < 100 ? 42 : 52, `${place.services} ${ask.more}`)
      .on('click', () => map.setView([place.latitude, place.longitude], Math.min(map.getZoom() + 2, 18)));
  }

  function listed(place) {
    const list = document.createElement('ul');
    list.className = 'popup';
    for (const item of place.items) {
      const link = document.createElement('a'), entry = document.createElement('li');
      link.href = item.path;
      link.textContent = item.name;
      if (item.lang) link.lang = item.lang;
      entry.append(link);
      if (item.of) entry.append(document.createElement('br'), item.of);
      list.append(entry);
    }
    const label = place.services > 1 ? `${place.services} ${ask.services}` : place.items[0].name;
    const rows = () => place.items.map(item => document.querySelector(`.row[data-id="${item.id}"]`)).filter(Boolean);
    const light = on => () => rows().forEach(row => row.classList.toggle('row--on', on));
    return marker(place, 'dot', place.services > 1 ? 36 : 28, label).bindPopup(list, { maxHeight: 260 })
      .on('mouseover popupopen', light(true)).on('mouseout popupclose', light(false))
      .on('popupopen', () => rows()[0]?.scrollIntoView({ block: 'nearest' }));
  }

  // A row under the hand, or under the keyboard, shows where it is.
  let shown = null;
  for (const event of ['mouseover', 'focusin']) document.addEventListener(event, ({ target }) => {
    const row = target.closest?.('.row[data-at]') ?? null;
    if (row === shown || (!row && box.contains(target))) return;
    shown = row;
    pins.clearLayers();
    const places = row?.dataset.at ? row.dataset.at.split(' ').map(at => at.split(',').map(Number)) : [];
    for (const at of places) L.marker(at, { icon: L.divIcon({ className: 'pin', iconSize: [26, 26] }), interactive: false, keyboard: false, zIndexOffset: 1000 }).addTo(pins);
    if (places.length > 0 && !places.some(at => map.getBounds().contains(at))) map.panTo(places[0]);
  });
}
