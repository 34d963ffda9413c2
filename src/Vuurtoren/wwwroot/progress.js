// While an import is being read, what is said of it follows. When it is done the page comes anew, with what comes next.
const every = 1000;
const look = async () => {
  const here = document.querySelector('[data-busy]');
  try {
    const answer = await fetch(location.href, { headers: { Accept: 'text/html' } });
    const there = new DOMParser().parseFromString(await answer.text(), 'text/html').querySelector('[data-busy]');
    if (!there) { location.replace(location.pathname); return; }
    const [said, says] = [here, there].map(part => part.querySelector('[role=status]'));
    if (said.textContent !== says.textContent) said.textContent = says.textContent; // read aloud
    const [bar, now] = [here, there].map(part => part.querySelector('progress'));
    if (bar && now) bar.value = now.value;
    else if (now) said.after(now);
  } catch { /* away for a moment */ }
  setTimeout(look, every);
};
setTimeout(look, every);
