// Reads a PDF back with another program than the one that made it: node tests/read-pdf.mjs FILE
// prints {title, lang, tagged, pages: [text of each], size: [width, height] in points of the first, places: {id: page}, outline: [titles], roles: {role: how many}}.
import fs from 'node:fs';

console.warn = console.log = () => {}; // it misses a canvas, which only drawing needs
const { getDocument } = await import('pdfjs-dist/legacy/build/pdf.mjs');
const file = await getDocument({ data: new Uint8Array(fs.readFileSync(process.argv[2])), verbosity: 0, useSystemFonts: true }).promise;
const pages = [], roles = {}, places = {};
const count = node => { if (node?.role) roles[node.role] = (roles[node.role] ?? 0) + 1; node?.children?.forEach(count); };
for (let number = 1; number <= file.numPages; number++) {
  const page = await file.getPage(number);
  pages.push((await page.getTextContent()).items.map(item => item.str + (item.hasEOL ? '\n' : '')).join(''));
  count(await page.getStructTree());
}
for (const [id, [page]] of Object.entries(await file.getDestinations() ?? {})) places[id] = await file.getPageIndex(page) + 1;
const titles = items => (items ?? []).flatMap(item => [item.title, ...titles(item.items)]);
const [left, top, right, bottom] = (await file.getPage(1)).view;
const { info } = await file.getMetadata();
const said = JSON.stringify({
  title: info.Title ?? null, lang: info.Language ?? null, tagged: (await file.getMarkInfo())?.Marked === true, pages, size: [right - left, bottom - top], places, outline: titles(await file.getOutline()), roles,
});
process.stdout.write(said, () => process.exit(0)); // a pipe takes it in parts

