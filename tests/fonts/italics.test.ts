import { expect, test } from 'vitest';
import { findItalics } from '../../src/commands/italics.ts';
import type { Report } from '../../src/report/report.ts';
import { readReport } from '../support/report.ts';

async function reportOf(markdown: string, change: (report: Report) => void = () => undefined) {
  const { report } = await readReport(`---\ntitle: T\ndate: 2024\n---\n\n${markdown}\n`);
  change(report);
  return report;
}

test.each([
  ['plain text', '# One\n\nText with **bold** in it.', 'none'],
  ['emphasis', '# One\n\nText with *emphasis*.', 'regular'],
  ['emphasis in bold', '# One\n\nText with **bold and *both***.', 'all'],
  ['bold in emphasis', '# One\n\nText with *emphasis and **both***.', 'all'],
  ['emphasis in a heading', '# One *word*\n\nText.', 'all'],
  ['emphasis in the head of a table', '| *A* |\n| - |\n| b |', 'all'],
  ['emphasis in a note', '# One\n\nText.[^a]\n\n[^a]: *Title*.', 'regular'],
  ['a pull quote, which the template sets in italics', ':::quote\nWords.\n:::', 'regular'],
  ['bold in a pull quote', ':::quote\nWords **of weight**.\n:::', 'all'],
])('%s', async (_, markdown, expected) => {
  expect(findItalics(await reportOf(markdown))).toBe(expected);
});

test('a template that sets something else in italics gets them all', async () => {
  const withCss = (css: string) =>
    reportOf('Text.', ({ template }) => {
      template.css = { ...template.css, screen: css };
    });
  expect(findItalics(await withCss('figcaption { color: red; font-style: italic }'))).toBe('all');
  expect(findItalics(await withCss('.box { font: oblique 1em serif }'))).toBe('none');
  expect(findItalics(await withCss('.box .prefix { font-style: italic }'))).toBe('all');
  expect(findItalics(await withCss('/* p { font-style: italic } */'))).toBe('none');
  const withCover = await reportOf('Text.', ({ template }) => {
    template.cover = '<p><em>House</em></p>';
  });
  expect(findItalics(withCover)).toBe('all');
});
