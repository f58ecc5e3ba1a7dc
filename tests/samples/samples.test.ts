import { readdirSync, readFileSync } from 'node:fs';
import { visit } from 'unist-util-visit';
import { describe, expect, test } from 'vitest';
import { blocks } from '../../src/blocks/index.ts';
import type { OutlineEntry, Report } from '../../src/report/report.ts';
import { resolveMarkdown } from '../support/resolve.ts';

const source = new URL('../../source/', import.meta.url);

async function resolveSample(report: string, tag: string): Promise<Report> {
  const markdown = readFileSync(new URL(`${report}/${tag}.md`, source), 'utf8');
  return resolveMarkdown(markdown, tag);
}

const tagsOf = (report: string) =>
  readdirSync(new URL(`${report}/`, source))
    .filter((name) => name.endsWith('.md'))
    .map((name) => name.replace(/\.md$/u, ''));

/** What a translation may not change. */
function describeStructure(report: Report) {
  const nodes: string[] = [];
  const links: string[] = [];
  const images: string[] = [];
  visit(report.tree, (node) => {
    if (node.type === 'text' || node.type === 'emphasis' || node.type === 'languageSpan') return;
    if (node.type === 'link') links.push(node.url);
    else if (node.type === 'image') images.push(node.url);
    else if (!/^person/u.test(node.type)) nodes.push(node.type);
  });
  const levels = (entries: OutlineEntry[]): number[] =>
    entries.flatMap((entry) => [entry.level, ...levels(entry.children)]);
  return {
    nodes,
    links: links.sort(),
    images,
    levels: levels(report.outline),
    figures: report.figures.map((figure) => figure.id),
    people: report.people.map((person) => Object.keys(person).filter((key) => key !== 'node')),
    notes: report.notes.map((note) => note.references),
  };
}

describe.each(readdirSync(source))('%s', (name) => {
  test.each(tagsOf(name))('%s.md has nothing to report', async (tag) => {
    const report = await resolveSample(name, tag);
    expect(report.file.messages.map(String)).toEqual([]);
  });

  test('uses every block', async () => {
    const used = new Set<string>();
    visit((await resolveSample(name, 'en')).tree, (node) => {
      used.add(node.type);
    });
    expect(Object.keys(blocks).filter((type) => !used.has(type))).toEqual([]);
  });

  test.each(tagsOf(name).filter((tag) => tag !== 'en'))(
    '%s.md is built like en.md',
    async (tag) => {
      expect(describeStructure(await resolveSample(name, tag))).toEqual(
        describeStructure(await resolveSample(name, 'en')),
      );
    },
  );
});

test.each(tagsOf('peacekeeping'))(
  'the roundtable in %s has its panels and participants',
  async (tag) => {
    const report = await resolveSample('peacekeeping', tag);
    const panels = report.outline
      .flatMap((chapter) => chapter.children)
      .filter((entry) => entry.node.data?.numbering?.kind === 'panel');
    expect(panels.map((entry) => entry.id)).toEqual([
      'panel-host-governments',
      'panel-democracy',
      'panel-crowded-field',
    ]);
    expect(report.people).toHaveLength(12);
    expect(report.people.filter((person) => !person.honorific || !person.affiliation)).toEqual([]);
  },
);
