import { describe, expect, test } from 'vitest';
import { toLogicalOrder } from '../../src/formats/pdf/conformance/order-runs.ts';
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
  const kinds = { R: 'right', L: 'left', N: 'number', _: 'neutral' } as const;
  const order = (line: string, rightToLeft: boolean): string =>
    toLogicalOrder(
      [...line].map((letter) => kinds[letter as keyof typeof kinds]),
      rightToLeft,
    ).join('');

  test.each<[string, boolean, string]>([
    // Runs from left to right on the page; indexes in the order of reading.
    ['R_N_R', true, '43210'],
    ['L_L', true, '012'],
    ['N_N', true, '210'],
    ['R_L_L_R', true, '6523410'],
    ['L_R_L', false, '01234'],
    ['LR_RL', false, '03214'],
    ['LN_RL', false, '03214'],
    ['L', true, '0'],
  ])('of %s (right to left: %s) is %s', (line, rightToLeft, expected) => {
    expect(order(line, rightToLeft)).toBe(expected);
  });
});
