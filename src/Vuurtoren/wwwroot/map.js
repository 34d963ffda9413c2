// The map beside the list. Without script the list alone is shown: nothing is only on the map.
const box = document.getElementById('map');
if (box && window.L) start();

function start() {
  const L = window.L, ask = box.dataset;
  box.hidden = false;
  const map = L.map(box, { zoomControl: false, attributionControl: true, minZoom: 7, maxZoom: 18, zoomAnimation: !matchMedia('(prefers-reduced-motion: reduce)').matches });
  map.attributionControl.setPrefix(false).addAttribution(ask.credit);
  L.control.zoom({ zoomInTitle: ask.in, zoomOutTitle: ask.out }).addTo(map);
  if (ask.tiles) L.tileLayer(ask.tiles, { attribution: ask.tilesBy || '' }).addTo(map);
  map.setView([50.85, 4.35], 11);

  const line = { color: '#10567c', weight: 1.5, fillColor: '#ffffff', fillOpacity: ask.tiles ? 0 : 0.75, interactive: false };
  const chosen = { ...line, weight: 3, color: '#0b3a53', fillColor: '#fff3d6', fillOpacity: 0.6 };
  const fine = { ...line, weight: 0.7, fillOpacity: 0, color: '#6b818d' };
  const outlines = kind => fetch(`${ask.outlines}/${kind}?v=${ask.version}`).then(answer => answer.json());

  const markers = L.layerGroup().addTo(map);
  let latest = 0, hoods;

  outlines('municipalities').then(found => {
    const layer = L.geoJSON(found, { style: f => f.properties.nis === ask.municipality ? chosen : line }).addTo(map);
    const home = ask.municipality ? [ask.municipality] : ask.home.split(','), look = L.latLngBounds([]);
    layer.eachLayer(one => { if (home.includes(one.feature.properties.nis)) look.extend(one.getBounds()); });
    if (!ask.neighbourhood && look.isValid()) map.fitBounds(look, { animate: false });
    drawHoods();
    map.on('moveend', show);
    show();
  });

  // Neighbourhoods only come when one is close enough to see them.
  function drawHoods() {
    if (hoods || (map.getZoom() < 12 && !ask.neighbourhood)) return;
    hoods = outlines('neighbourhoods').then(found => {
      const layer = L.geoJSON(found, { style: f => String(f.properties.md_id) === ask.neighbourhood ? chosen : fine }).addTo(map);
      layer.eachLayer(one => { if (String(one.feature.properties.md_id) === ask.neighbourhood) map.fitBounds(one.getBounds(), { animate: false, maxZoom: 15 }); });
    });
  }

  async function show() {
    drawHoods();
    const mine = ++latest, view = map.getBounds().pad(0.1);
    const where = new URLSearchParams({ box: view.toBBoxString(), zoom: map.getZoom(), lang: ask.lang });
    const answer = await fetch(ask.places + (ask.places.includes('?') ? '&' : '?') + where);
    if (!answer.ok || mine !== latest) return;
    const found = await answer.json();
    if (mine !== latest) return;
    markers.clearLayers();
    for (const place of found) markers.addLayer(place.items?.length ? listed(place) : cluster(place));
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
    return marker(place, 'dot', place.services > 1 ? 36 : 28, label).bindPopup(list, { maxHeight: 260 });
  }
}
