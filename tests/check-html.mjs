// Checks every HTML file of a folder: node tests/check-html.mjs FOLDER CONFIG
// Prints what is wrong, then a last line with two numbers: pages without an error, pages with one.
import { readFileSync, readdirSync, existsSync } from 'node:fs';
import { join } from 'node:path';
import { FileSystemConfigLoader, HtmlValidate } from 'html-validate';

const [folder, config] = process.argv.slice(2);
const pages = existsSync(folder) ? readdirSync(folder).filter(name => name.endsWith('.html')).sort() : [];
const checker = new HtmlValidate(new FileSystemConfigLoader(JSON.parse(readFileSync(config, 'utf8'))));

let wrong = 0;
for (const page of pages) {
  const report = await checker.validateString(readFileSync(join(folder, page), 'utf8'), page);
  if (report.valid) continue;
  wrong++;
  for (const { messages } of report.results)
    for (const message of messages)
      console.log(`${page}:${message.line}:${message.column} ${message.message} (${message.ruleId})`);
}
if (pages.length === 0) {
  console.log('No page was visited, so there is no HTML to check.');
  wrong = 1;
}
console.log(`${pages.length - (pages.length ? wrong : 0)} ${wrong}`);
