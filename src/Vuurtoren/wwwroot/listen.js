// Reads a sheet aloud with the voices of the browser: nothing is sent anywhere by this page. What is not for ears (links to other pages, print) is left out.
for (const item of document.querySelectorAll('[data-listen]')) {
  if (!('speechSynthesis' in window)) break;
  const button = item.querySelector('button'), start = button.textContent;
  const voices = language => speechSynthesis.getVoices().filter(voice => voice.lang.toLowerCase().startsWith(language));
  item.hidden = false;

  const parts = () => [...document.querySelectorAll('.sheet h1, .sheet .call h2, .sheet .call__number, .sheet .note, .sheet .fact h2, .sheet .fact p, .sheet .fact li, .sheet .fact address, .sheet .fact tr, .sheet .fact dl > *, .sheet .sheet__more h2, .sheet .sheet__more .rich')]
    .filter(part => part.offsetParent && part.textContent.trim() && !part.closest('details:not([open])') && !part.parentElement.closest('.rich, .note, address'))
    .map(part => ({ text: part.textContent.replace(/\s+/g, ' ').trim(), language: (part.querySelector('[lang]') ?? part.closest('[lang]')).lang }));

  const quiet = () => {
    speechSynthesis.cancel();
    button.textContent = start;
    button.setAttribute('aria-pressed', 'false');
  };

  button.addEventListener('click', () => {
    if (speechSynthesis.speaking || speechSynthesis.pending) return quiet();
    const all = parts();
    if (speechSynthesis.getVoices().length && !voices(all[0].language).length) return void (button.textContent = item.dataset.listen);
    button.textContent = button.dataset.stop;
    button.setAttribute('aria-pressed', 'true');
    all.forEach((part, i) => {
      const words = new SpeechSynthesisUtterance(part.text);
      words.lang = part.language === 'nl' || part.language === 'fr' ? part.language + '-BE' : part.language;
      words.voice = voices(words.lang.toLowerCase())[0] ?? voices(part.language)[0] ?? null;
      words.rate = 0.92;
      if (i === all.length - 1) words.onend = quiet;
      speechSynthesis.speak(words);
    });
  });
  addEventListener('pagehide', () => speechSynthesis.cancel());
  speechSynthesis.getVoices(); // some browsers load them on the first call
}
