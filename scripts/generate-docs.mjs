/** Writes the pages of docs/ that are made from the code; `make docs` runs it. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { importTypeScript } from './import-typescript.mjs';

const projectFolder = fileURLToPath(new URL('..', import.meta.url));
const { listPages } = await importTypeScript('scripts/docs/pages.ts');

for (const { path, text } of listPages()) {
  mkdirSync(dirname(join(projectFolder, path)), { recursive: true });
  writeFileSync(join(projectFolder, path), text);
  console.log(path);
}
