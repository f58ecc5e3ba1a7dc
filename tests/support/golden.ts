import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect } from 'vitest';
import { isCi } from './validators/availability.ts';

/**
 * Compare a text with a golden file, a readable file beside its input.
 *
 * `UPDATE_GOLDEN=1` rewrites golden files, and writes new ones; read the diff
 * before you commit it. In CI they are only compared.
 *
 * @param path the golden file, a path or a `new URL('…', import.meta.url)`
 * @param text what the code makes now; a file ends in a line feed
 * @throws Error when there is no golden file, or when CI is asked to rewrite one
 */
export function expectGolden(path: string | URL, text: string): void {
  const file = typeof path === 'string' ? path : fileURLToPath(path);
  const content = text.endsWith('\n') ? text : `${text}\n`;
  if (process.env['UPDATE_GOLDEN'] === '1') {
    if (isCi()) throw new Error('Golden files are not rewritten in CI: unset UPDATE_GOLDEN');
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, content);
    return;
  }
  if (!existsSync(file)) {
    throw new Error(`There is no golden file ${file}. Write it with UPDATE_GOLDEN=1`);
  }
  expect(content, `differs from ${file}; rewrite it with UPDATE_GOLDEN=1`).toBe(
    readFileSync(file, 'utf8'),
  );
}
