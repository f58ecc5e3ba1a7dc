import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { writeFiles } from '../../src/project/write-files.ts';
import { makeFolder } from '../support/temporary-project.ts';

test('what a process that was killed has left beside a source is removed, what one that runs has there is not', async () => {
  const root = makeFolder({
    'source/a/.rapporteur-999999999-0.tmp': 'half',
    'source/a/.rapporteur-1-0.tmp': 'of a process that runs',
    'source/a/en.md': 'old',
  });
  await writeFiles(root, [{ path: 'source/a/en.md', content: 'new' }]);
  expect(readdirSync(join(root, 'source/a')).sort()).toEqual(['.rapporteur-1-0.tmp', 'en.md']);
});
