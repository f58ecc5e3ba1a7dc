/** The generated pages of docs/ say what the code says. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { listPages } from '../../scripts/docs/pages.ts';
import { projectFolder } from '../support/paths.ts';
import { listFiles } from './modules.ts';

test.each(listPages())('$path is up to date', ({ path, text }) => {
  const file = join(projectFolder, path);
  const written = existsSync(file) ? readFileSync(file, 'utf8') : '';
  expect(written, 'run `make docs`').toBe(text);
});

test('a link from one document to another leads somewhere', () => {
  const documents = ['README.md', 'CONTRIBUTING.md', 'SECURITY.md', 'CHANGELOG.md'].concat(
    listFiles('docs', '.md'),
  );
  const broken = documents.flatMap((path) => {
    const text = existsSync(join(projectFolder, path))
      ? readFileSync(join(projectFolder, path), 'utf8')
      : '';
    const prose = text.replace(/^```[\s\S]*?^```/gm, '');
    return [...prose.matchAll(/\]\((?!https?:|mailto:|#)([^)#\s]+)/g)].flatMap(([, target = '']) =>
      existsSync(join(projectFolder, path, '..', target)) ? [] : [`${path}: ${target}`],
    );
  });
  expect(broken).toEqual([]);
});
