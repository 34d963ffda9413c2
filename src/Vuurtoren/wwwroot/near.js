// Near me: the device says where it is, when the person presses the button and allows it.
const nearNow = document.querySelector('[data-near-now]');
if (nearNow && navigator.geolocation) openNearMe(nearNow);

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

const whereForm = document.getElementById('finder');
if (whereForm) nearMe(whereForm);

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
