import { readFileSync } from 'node:fs';
import { inspectNoColor } from 'unist-util-inspect';
import { visit } from 'unist-util-visit';
import { expect, test } from 'vitest';
import { resolveMarkdown } from '../support/resolve.ts';

const folder = new URL('../fixtures/plain-and-directive/', import.meta.url);

async function readForm(name: string) {
  const report = await resolveMarkdown(readFileSync(new URL(name, folder), 'utf8'));
  visit(report.tree, (node) => {
    // How a source wrote it, which no renderer reads.
    if (node.type === 'panel') delete node.data;
    if (node.type === 'heading') delete node.data?.generated;
  });
  return report;
}

test('plain Markdown and directives give the same tree', async () => {
  const plain = await readForm('plain.md');
  const directive = await readForm('directive.md');
  expect(plain.file.messages.map(String)).toEqual([]);
  expect(directive.file.messages.map(String)).toEqual([]);
  const show = (report: typeof plain) => inspectNoColor(report.tree, { showPositions: false });
  expect(show(plain)).toBe(show(directive));
});

test.each(['plain.md', 'directive.md'])(
  '%s has three panels and twelve participants',
  async (name) => {
    const report = await readForm(name);
    const panels = report.outline.flatMap((chapter) => chapter.children);
    expect(panels.map(({ prefix, text }) => prefix + text)).toEqual([
      'Panel 1: Working with host governments and national security forces',
      'Panel 2: Unintended consequences of democracy promotion',
      'Panel 3: Challenges of supporting democratization in a crowded field',
    ]);
    expect(report.people).toHaveLength(12);
    expect(report.people.map(({ honorific }) => honorific)).not.toContain(undefined);
    expect(report.people[9]).toMatchObject({
      name: 'Dr Babu Rahman',
      role: 'Senior Principal Research Analyst',
      affiliation: 'UK Foreign, Commonwealth and Development Office (FCDO)',
    });
  },
);
