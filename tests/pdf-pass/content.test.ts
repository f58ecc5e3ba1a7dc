import { describe, expect, test } from 'vitest';
import { type Fragment, toLogicalOrder } from '../../src/formats/pdf/conformance/logical-order.ts';
import {
  applyEdits,
  createContentScanner,
  nextOperation,
} from '../../src/formats/pdf/objects/content.ts';
import { scan } from './support/scan.ts';

/** Every operation of a stream, its operands as they are written. */
function list(source: string): string[] {
  const scanner = createContentScanner(Buffer.from(source, 'latin1'));
  const operations: string[] = [];
  while (nextOperation(scanner)) {
    const text = source.slice(scanner.start, scanner.end).replace(/\s+/g, ' ');
    operations.push(`${scanner.operator}:${scanner.count} ${text}`);
  }
  return operations;
}

describe('the operations of a content stream', () => {
  test('are read with their operands', () => {
    expect(
      list('q\n1 0 0 -1 .5 -2. cm /P <</MCID 0 /A[(x)]>> BDC\n[(a)-3<41>]TJ true null sc Q'),
    ).toEqual([
      'q:0 q',
      'cm:6 1 0 0 -1 .5 -2. cm',
      'BDC:2 /P <</MCID 0 /A[(x)]>> BDC',
      'TJ:1 [(a)-3<41>]TJ',
      'sc:2 true null sc',
      'Q:0 Q',
    ]);
  });

  test('are not found in strings, comments and inline images', () => {
    expect(list('(f \\) f (f))Tj % f\nBI /W 1 ID f EIx f\nEI f*')).toEqual([
      'Tj:1 (f \\) f (f))Tj',
      'EI:0 BI /W 1 ID f EIx f EI',
      'f*:0 f*',
    ]);
  });

  test.each(['(a', '[1', '<</A', '<4', 'BI ID x'])('of %j have no end', (source) => {
    expect(() => list(source)).toThrow(/at byte/);
  });
});

test('edits are applied in the order of their places', () => {
  const edits = [
    { start: 4, end: 6, text: 'E' },
    { start: 0, end: 0, text: '<' },
    { start: 0, end: 1, text: 'A' },
  ];
  expect(Buffer.from(applyEdits(Buffer.from('abcdefg'), edits)).toString()).toBe('<AbcdEg');
  expect(() =>
    applyEdits(Buffer.from('abc'), [
      { start: 0, end: 2, text: '' },
      { start: 1, end: 3, text: '' },
    ]),
  ).toThrow(/overlap/);
});

describe('artifact marks', () => {
  test('stand around whole units, and units beside one another share them', () => {
    expect(scan('q\n1 0 0 rg\n0 0 9 9 re\nf\n1 1 m 2 2 l S\nQ').content).toBe(
      'q\n1 0 0 rg\n/Artifact BMC\n0 0 9 9 re\nf\n1 1 m 2 2 l S\nEMC\nQ',
    );
  });

  test('don’t cross marked content or a graphics state', () => {
    expect(
      scan('0 0 1 1 re f\n/P <</MCID 0>> BDC\n(a) Tj\nEMC\n2 2 1 1 re f\nq\n3 3 1 1 re f\nQ')
        .content,
    ).toBe(
      [
        '/Artifact BMC\n0 0 1 1 re f\nEMC',
        '/P <</MCID 0>> BDC\n(a) Tj\nEMC',
        '/Artifact BMC\n2 2 1 1 re f\nEMC',
        'q\n/Artifact BMC\n3 3 1 1 re f\nEMC\nQ',
      ].join('\n'),
    );
  });

  test('take a text object whole, and a clip not at all', () => {
    expect(scan('0 0 5 5 re W n\nBT\n/F1 9 Tf\n<01> Tj\nET').content).toBe(
      '0 0 5 5 re W n\n/Artifact BMC\nBT\n/F1 9 Tf\n<01> Tj\nET\nEMC',
    );
  });

  test('stand inside a text object that is tagged in part', () => {
    expect(scan('BT\n/F1 9 Tf\n(1) Tj\n/P <</MCID 0>> BDC (a) Tj EMC\nET').content).toBe(
      'BT\n/F1 9 Tf\n/Artifact BMC\n(1) Tj\nEMC\n/P <</MCID 0>> BDC (a) Tj EMC\nET',
    );
  });

  test('are not put where an artifact is marked already', () => {
    const marked = '/Artifact <</Type /Pagination>> BDC\n0 0 1 1 re f\nEMC';
    expect(scan(marked).content).toBe(marked);
  });
});

describe('text that becomes an artifact', () => {
  test('since nothing marks it, is told, by text objects', () => {
    const source =
      'BT /F1 9 Tf <0102> Tj <03> Tj ET BT <04> Tj ET\n/P <</MCID 0>> BDC BT <05> Tj ET EMC';
    expect(scan(source).leftOut).toEqual(['abc', 'd']);
    expect(scan('/Artifact BMC BT /F1 9 Tf <01> Tj ET EMC').leftOut).toEqual([]);
  });

  test('since no element has it, is told', () => {
    const roles = { 0: { kind: 'artifact', isLoose: true }, 1: { kind: 'artifact' } } as const;
    const source =
      '/P <</MCID 0>> BDC BT /F1 9 Tf <0102> Tj ET EMC\n/P <</MCID 1>> BDC BT <03> Tj ET EMC';
    expect(scan(source, roles).leftOut).toEqual(['ab']);
  });
});

describe('decoration that is tagged as content', () => {
  test('becomes an artifact', () => {
    const { content, facts } = scan('/H2 <</MCID 0 >>BDC\n8 8 627 2 re\nf\nEMC', {
      0: { kind: 'decoration' },
    });
    expect(content).toBe('/Artifact BMC\n8 8 627 2 re\nf\nEMC');
    expect(facts[0]?.artifact).toBe(true);
  });

  test('stays where it is a drawing, or a text’s underline', () => {
    const drawing = '/Figure <</MCID 0 >>BDC\n0 0 9 9 re\nf\nEMC';
    expect(scan(drawing, { 0: { kind: 'content' } }).content).toBe(drawing);
    const underlined = '/P <</MCID 0 >>BDC\n0 0 9 1 re\nf\nBT <01> Tj ET\nEMC';
    expect(scan(underlined, { 0: { kind: 'decoration' } }).content).toBe(underlined);
  });

  test('goes without a trace where it shows nothing', () => {
    const { content } = scan('/P <</MCID 0 >>BDC\n1 g\nEMC', { 0: { kind: 'decoration' } });
    expect(content.trim()).toBe('1 g');
  });

  test('is what a table repeats on its next page', () => {
    const repeats = { has: (text: string) => text === 'ab' };
    const source = '/TH <</MCID 0 >>BDC BT /F1 9 Tf <0102> Tj ET EMC';
    expect(scan(source, { 0: { kind: 'decoration', repeats } }).facts[0]?.artifact).toBe(true);
  });
});

describe('soft hyphens', () => {
  const soft = '/Span<</ActualText <FEFF00AD> >> BDC\n9 0 Td <20> Tj\nEMC';

  test('that no line ends with go, and nothing moves', () => {
    const { content, facts } = scan(
      `/P <</MCID 0>> BDC BT /F1 9 Tf 1 0 0 1 0 0 Tm <01> Tj\n${soft}\n0 0 Td <02> Tj ET EMC`,
    );
    expect(content.replace(/\s+/g, ' ')).toBe(
      '/P <</MCID 0>> BDC BT /F1 9 Tf 1 0 0 1 0 0 Tm <01> Tj 9 0 Td 0 0 Td <02> Tj ET EMC',
    );
    expect(facts[0]?.text).toBe('ab');
  });

  test('that a line ends with join the word in what is read', () => {
    const line = (codes: string, y: number): string =>
      `BT /F1 9 Tf 1 0 0 1 0 ${y} Tm <${codes}> Tj ET`;
    const { facts } = scan(
      `/P <</MCID 0>> BDC ${line('0102', 50)} ${line('2D', 50)} ${line('03', 40)} ${line('01', 30)} EMC`,
    );
    expect(facts[0]?.text).toBe('abc\na');
  });

  test('drawn as U+2010 are read as the hyphen that every reader joins words at', () => {
    const { content } = scan(
      '/P <</MCID 0>> BDC BT /F1 9 Tf <01> Tj ET\nBT /F1 9 Tf <10> Tj ET EMC',
    );
    expect(content).toContain('/Span<</ActualText(-)>>BDC\n<10> Tj\nEMC');
  });
});

describe('what is read', () => {
  test('is what ActualText says, from right to left in logical order', () => {
    const { facts } = scan(
      '/P <</MCID 0>> BDC BT /F1 9 Tf /ReversedChars BMC <0102> Tj /Span <</ActualText <FEFF0058>>> BDC <03> Tj EMC EMC ET EMC',
    );
    expect(facts[0]?.text).toBe('Xba');
  });

  test('leaves out an ActualText that says what the glyph says', () => {
    const { content } = scan(
      '/P <</MCID 0>> BDC BT /F1 9 Tf /Span <</ActualText (a)>> BDC <01> Tj EMC ET EMC',
    );
    expect(content).not.toContain('ActualText');
  });
});

describe('the logical order of a line', () => {
  /** Fragments from left to right, parted by `|`; `^` begins another text node, with its number. */
  const order = (line: string, rightToLeft: boolean): string => {
    const fragments = line.split('|').map((part): Fragment => {
      const [, node = '0', text = ''] = /^(?:\^(\d))?(.*)$/su.exec(part) ?? [];
      const isReversed = /[\u0590-\u06ff]{2}/u.test(text) && !/[\u0660-\u0669]/u.test(text);
      return {
        text,
        isReversed: text.length === 1 ? undefined : isReversed,
        node: Number(node),
      };
    });
    return toLogicalOrder(fragments, rightToLeft).join('');
  };

  test.each<[string, string, string]>([
    // Indexes in the order of reading.
    ['words', 'a |שלום| b', '012'],
    ['a number before a word', '7 |שלום| b', '012'],
    ['a number behind a word', 'a |7| שלום| b', '0213'],
    ['a number in Arabic digits before a word', 'a |שלום| |١٢| b', '03214'],
    [
      'a date behind a word, whose digits are Arabic there',
      'a |31|-|05|-|2022|مرحبا| b',
      '06543217',
    ],
    ['a year behind an Arabic word, in emphasis', 'a |^12022|^0 مرحبا|^2 b', '0213'],
    ['a year before an Arabic word, in emphasis', 'a |^12022|^2 |^2مرحبا|^2 b', '01234'],
    ['a number that goes on from the line before', 'مرحبا|7| b', '102'],
    ['a number alone', '^07|^1 |^2b', '012'],
  ])('from left to right, with %s', (_, line, expected) => {
    expect(order(line, false)).toBe(expected);
  });

  test.each<[string, string, string]>([
    ['words', 'בית|7| |a b|שלום', '43210'],
    ['one word', 'a', '0'],
    ['marks at its end', '.|a b', '10'],
    ['emphasis in words of the other direction', '^0a |^1b|^2 c', '012'],
    ['a space between words of the other direction', '^0a|^1 |^2b', '012'],
    ['a space between numbers', '^28|^1 |^07', '210'],
    ['a space of one text with the number before it', 'בית|^1A|^0 |^07| שלום', '43210'],
  ])('from right to left, with %s', (_, line, expected) => {
    expect(order(line, true)).toBe(expected);
  });
});
