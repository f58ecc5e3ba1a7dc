import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { inspectNoColor } from 'unist-util-inspect';
import { visit } from 'unist-util-visit';
import { describe, expect, it } from 'vitest';
import { blocks } from '../../src/blocks/index.ts';
import { expectGolden } from '../support/golden.ts';
import { formatMessages } from '../support/messages.ts';
import { resolveMarkdown } from '../support/resolve.ts';

const folder = new URL('../fixtures/', import.meta.url);
const cases = readdirSync(folder, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map((entry) => entry.name)
  .filter((name) => existsSync(new URL(`${name}/input.md`, folder)))
  .sort();

/** A fixture in another language says so in its name: `panel-plain.fr`. */
function languageOf(name: string): string {
  return name.split('.')[1] ?? 'en';
}

describe('a source becomes a resolved tree', () => {
  const seen = new Set<string>();
  for (const name of cases) {
    it(name, async () => {
      const input = new URL(`${name}/input.md`, folder);
      const report = await resolveMarkdown(readFileSync(input, 'utf8'), languageOf(name));
      visit(report.tree, (node) => {
        seen.add(node.type);
      });
      expectGolden(
        new URL(`${name}/tree.txt`, folder),
        inspectNoColor(report.tree, { showPositions: false }),
      );
      expectGolden(new URL(`${name}/diagnostics.txt`, folder), formatMessages(report.file));
    });
  }
  it('shows every block in a fixture', () => {
    expect(Object.keys(blocks).filter((type) => !seen.has(type))).toEqual([]);
  });
});
