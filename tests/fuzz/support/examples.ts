/** The examples of the specifications that the source language is made of. */
import { readFileSync } from 'node:fs';
import { tests } from 'commonmark-spec';

/** An example, and where it is from. */
export interface Example {
  name: string;
  markdown: string;
}

/** CommonMark 0.31.2: all 652. */
export const commonMark: readonly Example[] = tests.map(({ markdown, number }) => ({
  name: `CommonMark ${number}`,
  markdown: showTabs(markdown),
}));

/** Besides the specification's examples: what it does not show, such as footnotes. */
const moreCases: readonly string[] = [
  '| a | b |\n| --- | --- |\n| c | d |',
  '| a | bc |\n:-: | -----------:\nd | e',
  '| a\\|b |\n| ------ |\n| c `\\|` d |\n| e **\\|** f |',
  '| a | b |\n| --- | --- |\n| c | d |\n> e',
  '| a | b |\n| --- | --- |\n| c | d |\ne\n\nf',
  '| a | b |\n| --- |\n| c |',
  '| a | b |\n| --- | --- |\n| c |\n| d | e | f |',
  '| a | b |\n| --- | --- |',
  '- [ ] a\n- [x] b',
  '- [x] a\n  - [ ] b\n  - [X] c\n- [ ] d',
  '~~a~~ b ~c~',
  'a ~~b\n\nc~~.',
  'a ~~~b~~~',
  'www.example.org',
  'See www.example.org/a for more.',
  'See www.example.org.\n\nSee www.example.org/a.b.',
  'www.example.org/a?b=C+(c)\n\n(www.example.org/a?b=C+(c)))\n\n(www.example.org/a?b=C+(c))',
  'www.example.org/a?b=(c))+d',
  'www.example.org/a?b=c&d=e\n\nwww.example.org/a?b=c&lt;',
  'www.example.org/a<b',
  'http://example.org\n\n(Go to https://example.org/a?b=c(d))',
  'a@b.example',
  'a@b-c.example. d+e@f.example',
  'a.b-c_d@e.f\n\na.b-c_d@e.f.\n\na.b-c_d@e.f-\n\na.b-c_d@e.f_',
  'mailto:a@b.example\n\nxmpp:a@b.example/c',
  '<b> <title> <style> <em>\n\n<blockquote>\n  <xmp> a </xmp> <XMP> b </XMP>\n</blockquote>',
  'a[^1] b[^c][^1]\n\n[^1]: d\n\n    e\n[^c]: f',
];

/** GFM 0.29: all 24 of its extensions: tables, task lists, strikethrough, autolinks, disallowed HTML. */
const specification = readExamples(
  readFileSync(new URL('../fixtures/gfm-spec.txt', import.meta.url), 'utf8'),
);

/** What GFM adds to CommonMark. */
export const gfm: readonly Example[] = [
  ...specification.map((markdown, index) => ({ name: `GFM ${index + 1}`, markdown })),
  ...moreCases.map((markdown, index) => ({ name: `besides GFM ${index + 1}`, markdown })),
];

/** An example in a report that has all that one must have. */
export function withTitle(markdown: string): string {
  return `---\ntitle: Title\ndate: 2022\n---\n\n## One\n\n${markdown}\n`;
}

function readExamples(text: string): string[] {
  const fenced = /^`{32} example[^\n]*\n([\s\S]*?)^\.\n[\s\S]*?^`{32}$/gm;
  return [...text.matchAll(fenced)].map(([, markdown = '']) => showTabs(markdown));
}

/** The specifications write a tab as an arrow. */
function showTabs(markdown: string): string {
  return markdown.replaceAll('→', '\t');
}
