// The clock of a speed meeting: counts down, says so to who does not see it, and sounds if one wants it.
const clock = document.querySelector('.clock');
if (clock) {
  const time = clock.querySelector('.clock__time'), said = clock.querySelector('[data-said]'), start = clock.querySelector('[data-start]'), sound = clock.querySelector('[data-sound]');
  const all = clock.dataset.minutes * 60;
  let left = all, until = null, timer = null;
  clock.querySelector('.clock__buttons').hidden = false;
  const show = () => {
    time.textContent = Math.floor(left / 60) + ':' + String(left % 60).padStart(2, '0');
    clock.classList.toggle('clock--last', left <= 60 && left > 0);
    clock.classList.toggle('clock--over', left === 0);
  };
  const ring = () => {
    if (!sound.checked) return;
    const audio = new AudioContext(), tone = audio.createOscillator(), loud = audio.createGain();
    tone.frequency.value = 660;
    loud.gain.setValueAtTime(0.25, audio.currentTime);
    loud.gain.exponentialRampToValueAtTime(0.001, audio.currentTime + 1.5);
    tone.connect(loud).connect(audio.destination);
    tone.start();
    tone.stop(audio.currentTime + 1.5);
    tone.onended = () => audio.close();
  };
  const stop = () => {
    clearInterval(timer);
    timer = null;
    start.textContent = start.dataset.go;
  };
  const tick = () => {
    const before = left;
    left = Math.max(0, Math.round((until - Date.now()) / 1000));
    show();
    if (before > 60 && left <= 60) said.textContent = clock.dataset.minute;
    if (left > 0) return;
    stop();
    said.textContent = clock.dataset.over;
    ring();
  };
  start.addEventListener('click', () => {
    if (timer) return stop();
    if (left === 0) left = all;
    until = Date.now() + left * 1000;
    timer = setInterval(tick, 250);
    start.textContent = start.dataset.pause;
    said.textContent = clock.dataset.begun;
    show();
  });
  clock.querySelector('[data-again]').addEventListener('click', () => { stop(); left = all; said.textContent = ''; show(); });
  show();
}
