import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { describe, expect, test } from 'vitest';
import { autolinkLiterals } from '../../src/markdown/syntax/autolink-literals.ts';
import { remarkGfm as ourGfm } from '../../src/markdown/syntax/gfm.ts';
import { tables } from '../../src/markdown/syntax/tables.ts';

/** Addresses, tables and other marks, where they are found late, early or not at all. */
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
  'Escaped: desk\\@example.org, www\\.example.org and https\\://example.org; &#64; too.',
  'Text.\n\n| a | b |\n| :- | -: |\n| 1 | 2 |\nlazy\n\n| not | one |\n',
  'A paragraph that\n| a |\n| - |\n| b |\n\nends.\n',
  '> | a |\n> | - |\n> | b |\n| c |\n\n- | a |\n  | - |\n  | b |\n\n1. x\n\n   | a |\n   |:-:|\n',
  'a\n-\n\n| a |\n-\n\n a | b\n - | -\n c | d\n# after\n',
  '| a |\r\n| - |\r\n| b |\r\n\r\n| a |\r| - |\r| b |\r',
  '\t| a |\n\t| - |\n\n- x\n\n\t| a |\n\t| - |\n\t| b |\n',
  '[^1]\n\n[^1]: note\n\n    | a |\n    | - |\n    | b |\n',
  '| a |\n| - |\n| b |\n***\n| a |\n| --- |\n> quote\n',
  '| a |\n| \\- |\n\n| a |\n|---|---|\n\n---\n\nx | y\n--|--\n',
  '- [ ] todo ~~gone~~\n- [x] done ~gone~\n',
];

describe('addresses and tables are found where remark-gfm finds them', () => {
  test.each(TEXTS)('%j', (text) => {
    expect(unified().use(remarkParse).use(ourGfm, text).parse(text)).toEqual(
      unified().use(remarkParse).use(remarkGfm).parse(text),
    );
  });

  test('a text without the sign of one costs no construct', () => {
    expect(autolinkLiterals(['Words only.'])).toEqual({ text: {} });
    expect(tables(['Words - and a dash.'])).toEqual({});
  });
});
