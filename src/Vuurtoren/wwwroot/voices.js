// Reads one question with its answers aloud with the voices of the browser: nothing is sent anywhere. Without a voice for its language there is no button.
if ('speechSynthesis' in window) {
  const speech = window.speechSynthesis;
  const voiceOf = language => speech.getVoices().find(voice => voice.lang.toLowerCase().startsWith(language));
  const languageOf = part => part.closest('[lang]').lang;
  const parts = item => [...item.closest('fieldset').querySelectorAll('[data-say]')].map(part => ({ text: part.textContent.replace(/\s+/g, ' ').trim(), language: languageOf(part) }));

  const show = () => {
    for (const item of document.querySelectorAll('[data-read]')) item.hidden = !voiceOf(parts(item)[0].language);
  };

  for (const item of document.querySelectorAll('[data-read]')) {
    item.querySelector('button').addEventListener('click', () => {
      const again = speech.speaking;
      speech.cancel();
      if (again) return;
      for (const part of parts(item)) {
        const words = new SpeechSynthesisUtterance(part.text);
        words.voice = voiceOf(part.language) ?? null;
        words.lang = words.voice?.lang ?? part.language;
        words.rate = 0.9;
        speech.speak(words);
      }
    });
  }
  speech.addEventListener?.('voiceschanged', show);
  addEventListener('pagehide', () => speech.cancel());
  show();
}
