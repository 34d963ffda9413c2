// Only what a page without script cannot do: print, and leave without a way back.
for (const item of document.querySelectorAll('[data-print]')) {
  item.hidden = false;
  item.querySelector('button').addEventListener('click', () => window.print());
}
for (const link of document.querySelectorAll('[data-leave]')) {
  const leave = event => {
    event.preventDefault();
    document.body.replaceChildren();
    window.location.replace(link.href);
  };
  link.addEventListener('click', leave);
}
