// Passkeys: the browser asks the device. Without script, or where the browser knows none, what is here stays hidden and the password works.
if (window.PublicKeyCredential?.parseRequestOptionsFromJSON) for (const form of document.querySelectorAll('form[data-passkey]')) passkey(form);

function passkey(form) {
  form.hidden = false;
  form.addEventListener('submit', async event => {
    event.preventDefault();
    const failed = form.querySelector('[data-failed]');
    failed.hidden = true;
    try {
      const answer = await fetch(form.dataset.options, { method: 'POST', body: new URLSearchParams({ _form: form.elements._form.value }) });
      if (!answer.ok) throw new Error(answer.status);
      const options = await answer.json(), make = form.dataset.passkey === 'create';
      const credential = make
        ? await navigator.credentials.create({ publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(options) })
        : await navigator.credentials.get({ publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(options) });
      form.elements.credential.value = JSON.stringify(credential);
      form.submit(); // without this listener
    } catch {
      failed.hidden = false; // refused, cancelled or too slow: one may try again, or use the password
    }
  });
}
