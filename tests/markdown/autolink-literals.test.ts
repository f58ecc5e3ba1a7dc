import { gfmFromMarkdown } from 'mdast-util-gfm';
import { gfmAutolinkLiteral } from 'micromark-extension-gfm-autolink-literal';
import { gfmTable } from 'micromark-extension-gfm-table';
import type { Extension } from 'micromark-util-types';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { describe, expect, test } from 'vitest';
import { autolinkLiterals } from '../../src/markdown/syntax/gfm.ts';

/** Texts with addresses where they are found late, early, or not at all. */
const TEXTS = [
  'No address, but words enough.',
  'Write to desk@example.org or to\nwww.example.org, or see https://example.org/a_b*c*?d=1&copy=2.',
  'Only www.example.org here',
  'ONLY HTTPS://EXAMPLE.ORG HERE, AND WWW.EXAMPLE.ORG',
  'A line.\r\nA.B+c-d_e@example.co.uk\r\nand http://example.org\r\n',
  'A line.\rdesk@example.org\rA line.',
  '> quoted desk@example.org\n> and https://example.org\n\n- in a list: desk@example.org\n\t- deeper: www.example.org\n',
  '| a | b |\n| - | - |\n| desk@example.org | https://example.org/~x~ |\n',
  '[desk@example.org](https://example.org) and <desk@example.org> and `desk@example.org`',
  '*desk@example.org* **www.example.org** _https://example.org/_',
  '![alt www.example.org](x.png) [^1]\n\n[^1]: See www.example.org.\n',
  'at@ @at a@b a@b.c a@b.c- a@b.c_ /a@b.c x/a@b.c mailto:a@b.c xmpp:a@b.c/d',
  '\uFEFFdesk@example.org',
  '# desk@example.org\n\ndesk@example.org\n===\n',
  '    desk@example.org\n\n```\ndesk@example.org\n```\n\n<p>desk@example.org</p>\n',
  'a desk@example.org b '.repeat(50),
];

function parse(text: string, literals: Extension): unknown {
  const processor = unified()
    .use(remarkParse)
    .data('micromarkExtensions', [literals, gfmTable()])
    .data('fromMarkdownExtensions', gfmFromMarkdown());
  return processor.parse(text);
}

describe('bare addresses are found where the extension finds them', () => {
  test.each(TEXTS)('%j', (text) => {
    expect(parse(text, autolinkLiterals(text))).toEqual(parse(text, gfmAutolinkLiteral()));
  });

  test('a text without the sign of one costs no construct', () => {
    expect(autolinkLiterals('Words only.')).toEqual({ text: {} });
  });
});
