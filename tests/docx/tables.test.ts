import type { Table, TableCell } from 'mdast';
import { describe, expect, it } from 'vitest';
import { isTooWide, measureColumns, shareWidth } from '../../src/formats/docx/table-widths.ts';
import { placeCells } from '../../src/report/table-grid.ts';
import { makeDocx, renderReport } from './support/make-docx.ts';

const cell = (value: string, data: TableCell['data'] = {}): TableCell => ({
  type: 'tableCell',
  data,
  children: [{ type: 'text', value }],
});
const table = (...rows: TableCell[][]): Table => ({
  type: 'table',
  children: rows.map((children) => ({ type: 'tableRow', children })),
});

describe('a table', () => {
  it('repeats its first row on every page, and keeps rows whole', async () => {
    const { body } = await makeDocx('| a | b |\n| - | - |\n| 1 | 2 |\n');
    const [head = '', ...rows] = body.match(/<w:tr>.*?<\/w:tr>/gsu) ?? [];
    expect(head).toContain('<w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>');
    expect(rows.join('')).not.toContain('w:tblHeader');
    expect(rows[0]).toContain('<w:trPr><w:cantSplit/></w:trPr>');
  });

  it('stays on one page where it is short, and may go over pages where it is long', async () => {
    const kept = async (bodyRows: number) => {
      const rows = Array.from({ length: bodyRows }, (_, index) => `| ${index} |`).join('\n');
      const { body } = await makeDocx(`| a |\n| - |\n${rows}\n`);
      return (body.match(/"Table(?:Text|Heading)Kept"/gu) ?? []).length;
    };
    expect(await kept(3)).toBe(3);
    expect(await kept(15)).toBe(15);
    // The head alone keeps with the row below it.
    expect(await kept(16)).toBe(1);
  });

  it('fills the width of the text, and each column has what it needs', async () => {
    const { body } = await makeDocx(
      '| No. | What was said |\n| - | - |\n| 1 | A long text that wants much more room than a number |\n',
    );
    const widths = [...body.matchAll(/<w:gridCol w:w="(\d+)"\/>/gu)].map((match) =>
      Number(match[1]),
    );
    expect(widths.reduce((sum, width) => sum + width, 0)).toBe(7938);
    expect(widths[1]).toBeGreaterThan(4 * (widths[0] ?? 0));
  });

  it('is described by its caption, which it keeps with', async () => {
    const { body } = await makeDocx(':::figure[Troops]\n| a |\n| - |\n| 1 |\n:::\n');
    expect(body).toContain('<w:tblCaption w:val="Troops"/>');
    expect(body).toMatch(/<w:pStyle w:val="TableTextKept"\/>/u);
  });

  it('does not join a table that follows', async () => {
    const { body } = await makeDocx('| a |\n| - |\n\n<!-- -->\n\n| b |\n| - |\n');
    expect(body).not.toContain('</w:tbl><w:tbl>');
  });

  it('has cells over several columns and rows where the model has them', async () => {
    const { report } = await makeDocx('| a | b | c |\n| - | - | - |\n| 1 | 2 | 3 |\n');
    const spanned = table(
      [cell('a', { columnSpan: 2 }), cell('c', { rowSpan: 2 })],
      [cell('1'), cell('2')],
    );
    const chapters = report.chapters.map((chapter) => ({ ...chapter, children: [spanned] }));
    const { body } = await renderReport({ ...report, chapters });
    expect(body).toContain('<w:gridSpan w:val="2"/>');
    expect(body).toContain('<w:vMerge w:val="restart"/>');
    expect(body).toContain('<w:vMerge w:val="continue"/>');
    const rows = body.match(/<w:tr>.*?<\/w:tr>/gsu) ?? [];
    expect(rows.map((row) => row.match(/<w:tc>/gu)?.length)).toEqual([2, 3]);
  });
});

describe('the grid of a table', () => {
  it('is what the marks of the source say', async () => {
    const { body } = await makeDocx(
      '| a | < | b |\n| - | - | - |\n| 1 | 2 | 3 |\n| 4 | 5 | ^ |\n| 6 | < | ^ |\n',
    );
    const rows = body.match(/<w:tr>.*?<\/w:tr>/gsu) ?? [];
    expect(rows.map((row) => row.match(/<w:gridSpan w:val="2"\/>/gu)?.length ?? 0)).toEqual([
      1, 0, 0, 1,
    ]);
    expect(rows.map((row) => row.match(/<w:vMerge w:val="\w+"\/>/u)?.[0] ?? '')).toEqual([
      '',
      '<w:vMerge w:val="restart"/>',
      '<w:vMerge w:val="continue"/>',
      '<w:vMerge w:val="continue"/>',
    ]);
    expect(body).not.toMatch(/>[<^]</u);
  });

  it('fills places that a cell covers, and the end of short rows', () => {
    const rows = placeCells(
      table([cell('a', { rowSpan: 2, columnSpan: 2 }), cell('b')], [cell('c')], [cell('d')]),
    );
    expect(rows.map((row) => row.map(({ cell: own, ...place }) => place))).toEqual([
      [
        { column: 0, columns: 2, merge: 'restart' },
        { column: 2, columns: 1 },
      ],
      [
        { column: 0, columns: 2, merge: 'continue' },
        { column: 2, columns: 1 },
      ],
      [
        { column: 0, columns: 1 },
        { column: 1, columns: 1 },
        { column: 2, columns: 1 },
      ],
    ]);
  });
});

describe('the widths of columns', () => {
  it('are whole, add up, and are never less than the longest word', () => {
    const needs = measureColumns(table([cell('Implementation'), cell('x')]), 175);
    const widths = shareWidth(needs, 5001);
    expect(widths.reduce((sum, width) => sum + width, 0)).toBe(5001);
    expect(widths.every(Number.isInteger)).toBe(true);
    expect(widths[0]).toBeGreaterThanOrEqual(Math.floor(needs.least[0] ?? 0));
  });

  it('are too many where their words don’t fit', () => {
    const wide = table(Array.from({ length: 9 }, () => cell('Administration')));
    expect(isTooWide(measureColumns(wide, 175), 7938)).toBe(true);
    // Lines of Chinese break anywhere.
    const chinese = table(Array.from({ length: 9 }, () => cell('联合国维持和平行动部')));
    expect(isTooWide(measureColumns(chinese, 175), 7938)).toBe(false);
  });
});
