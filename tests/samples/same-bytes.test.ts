/** A report in plain Markdown and the same in blocks build to the same artifacts. */
import { readFileSync } from 'node:fs';
import { afterAll, describe, expect, test } from 'vitest';
import { docx } from '../../src/formats/docx/index.ts';
import { format as epub } from '../../src/formats/epub/index.ts';
import { format as html } from '../../src/formats/html/index.ts';
import { format as pdf } from '../../src/formats/pdf/index.ts';
import { readReport } from '../support/report.ts';

const read = (form: string) =>
  readReport(
    readFileSync(new URL(`../fixtures/plain-and-directive/${form}.md`, import.meta.url), 'utf8'),
  );

describe('the plain form and the directive form', () => {
  afterAll(() => pdf.dispose?.());

  test.each([html, epub, docx, pdf])('are the same $name', async (format) => {
    const [plain, directive] = await Promise.all([read('plain'), read('directive')]);
    expect(plain.report.people).toHaveLength(12);
    const panels = plain.report.tree.children.filter((node) => node.type === 'panel');
    expect(panels).toHaveLength(3);
    const one = await format.render(plain.report, { warn: () => undefined });
    const other = await format.render(directive.report, { warn: () => undefined });
    expect(Buffer.from(other).equals(Buffer.from(one))).toBe(true);
  });
});
