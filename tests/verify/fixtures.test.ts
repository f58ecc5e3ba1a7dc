/** No false alarm: every fixture of the project, in every format, is what its source says. */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { run } from '../cli/support.ts';
import { projectFolder } from '../support/paths.ts';
import { makeFolder } from '../support/temporary-project.ts';

const areas = [
  'tests/fixtures',
  'tests/html/fixtures',
  'tests/epub/fixtures',
  'tests/docx/fixtures',
];

/** An image for every name that a fixture shows and does not have. */
const drawing =
  '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="20"><path d="M0 0h40v20z"/></svg>';

/** Markdown files of the fixtures, each as a report of its own: its files by their names. */
function collectReports(): Record<string, string | Uint8Array> {
  const files: Record<string, string | Uint8Array> = {};
  for (const area of areas) {
    const root = join(projectFolder, area);
    for (const name of readdirSync(root, { recursive: true, encoding: 'utf8' })) {
      const path = join(root, name);
      if (!name.endsWith('.md') || !statSync(path).isFile()) continue;
      const text = readFileSync(path, 'utf8');
      const folder = dirname(path);
      const language = /\.(ar|en|es|fr|ru|zh)$/u.exec(basename(folder))?.[1] ?? 'en';
      const report = `source/${`${area}-${name}`.replace(/[^a-z0-9]+/giu, '-').toLowerCase()}`;
      files[`${report}/${language}.md`] = text;
      if (!/^title:/mu.test(text)) files[`${report}/report.yaml`] = `title: ${name}\n`;
      for (const [, image = ''] of text.matchAll(/\]\(([\w/.-]+\.svg)/gu)) {
        files[`${report}/${image}`] = drawing;
      }
    }
  }
  return files;
}

test('fixtures say what their sources say', async () => {
  const files = collectReports();
  const folder = makeFolder(files);
  const { stdout, stderr } = await run(folder, ['build', '--verify']);
  const found = `${stdout}${stderr}`.split('\n').filter((line) => /\(verify-/u.test(line));
  expect(found).toEqual([]);
  // Those whose sources have errors on purpose are not written.
  const written = Number(/(\d+) documents written/u.exec(stdout)?.[1]);
  expect(written).toBeGreaterThan(
    2 * Object.keys(files).filter((name) => name.endsWith('.md')).length,
  );
}, 120_000);
