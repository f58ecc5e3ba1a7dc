/** Every guard stands where the table that removes them looks for it. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { guards } from '../security/guards.mjs';
import { projectFolder } from '../support/paths.ts';

test.each(guards.map((guard) => [guard.name, guard] as const))('%s', (_, guard) => {
  for (const { file, code } of [guard, ...(guard.also === undefined ? [] : [guard.also])]) {
    expect(readFileSync(join(projectFolder, file), 'utf8')).toContain(code);
  }
});
