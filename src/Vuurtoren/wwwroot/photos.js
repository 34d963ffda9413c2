// A photo is made small before it leaves: three sizes, upright, and without where and when it was taken. Without script, or when the browser cannot read it, it goes as it is.
const widths = [320, 640, 1280];

for (const form of document.querySelectorAll('form[data-photo]')) form.addEventListener('submit', async event => {
  const input = form.elements.photo;
  if (input.files.length !== 1) return;
  event.preventDefault();
  try {
    const [file] = input.files, made = new DataTransfer();
    for (const small of await smaller(file)) made.items.add(small);
    input.multiple = true;
    input.files = made.files;
  } catch { /* the server says what is wrong with it */ }
  form.submit(); // without this listener
});

async function smaller(file) {
  const image = await createImageBitmap(file, { imageOrientation: 'from-image' });
  const type = file.type === 'image/png' ? 'image/png' : 'image/jpeg', files = [];
  let last = 0;
  for (const most of widths) {
    const scale = Math.min(1, most / image.width, 2 * most / image.height), width = Math.max(1, Math.round(image.width * scale)), height = Math.max(1, Math.round(image.height * scale));
    if (width <= last) break;
    last = width;
    const canvas = Object.assign(document.createElement('canvas'), { width, height }), paper = canvas.getContext('2d');
    if (type === 'image/jpeg') {
      paper.fillStyle = '#fff';
      paper.fillRect(0, 0, width, height);
    }
    paper.imageSmoothingQuality = 'high';
    paper.drawImage(image, 0, 0, width, height);
    const bytes = await new Promise((done, failed) => canvas.toBlob(blob => blob ? done(blob) : failed(new Error(type)), type, 0.85));
    files.push(new File([bytes], file.name, { type }));
  }
  return files;
}
