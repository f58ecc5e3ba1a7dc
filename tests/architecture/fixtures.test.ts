/** That nothing is without a readable example in tests/fixtures. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { blocks } from '../../src/blocks/index.ts';
import { projectFolder } from '../support/paths.ts';
import { listFiles, listSources } from './modules.ts';

const fixtures = listFiles('tests/fixtures', 'input.md').map((path) => ({
  path,
  text: readFileSync(join(projectFolder, path), 'utf8'),
}));

test.each(Object.values(blocks).flatMap((block) => block.names))(
  'block %s has a fixture',
  (name) => {
    const directive = new RegExp(`^ *:{3,}${name}(?![\\w-])`, 'm');
    expect(fixtures.filter(({ text }) => directive.test(text))).not.toEqual([]);
  },
);

test('every block is a file of its own, and in the list', () => {
  const files = new Set(listSources().filter((path) => path.startsWith('blocks/')));
  const named = Object.values(blocks).map((block) => `blocks/${block.names[0]}.ts`);
  expect(named.filter((file) => !files.has(file))).toEqual([]);
});
