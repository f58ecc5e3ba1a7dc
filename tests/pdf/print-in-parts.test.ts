/** A report that is printed in parts is the one that is printed whole. */
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { inspectPdf } from '../../src/formats/pdf/conformance/inspect.ts';
import { format, readPageMap } from '../../src/formats/pdf/index.ts';
import type { Report } from '../../src/report/report.ts';
import { listFontNames } from '../pdf-join/support/describe-file.ts';
import { projectFolder } from '../support/paths.ts';
import { drawPage } from '../support/pictures.ts';
import { readReport, readReports } from '../support/report.ts';
import { describeWithValidator, validatePdf } from '../support/validators.ts';
import { hardReports } from './support/hard-reports.ts';
import { readPdf, renderPdf } from './support.ts';

/** The samples are far too short to be cut by themselves. */
const division = vi.hoisted((): number[] => []);
vi.mock(import('../../src/formats/pdf/parts.ts'), async (original) => ({
  ...(await original()),
  DIVISION: division,
}));

afterEach(() => {
  division.length = 0;
});

afterAll(() => format.dispose?.());

let reports: Map<string, Report>;

beforeAll(async () => {
  const read = await readReports(projectFolder);
  reports = new Map(
    read.map(({ report }) => [`${report.name}.${report.metadata.language}`, report]),
  );
});

function findReport(name: string): Report {
  const report = reports.get(name);
  if (report === undefined) throw new Error(`There is no report ${name}`);
  return report;
}

/** A report whose pages differ left and right. */
function mirror(report: Report): Report {
  const { template } = report;
  const page = { ...template.theme.page, mirror: true };
  return { ...report, template: { ...template, theme: { ...template.theme, page } } };
}

async function renderIn(report: Report, parts: number) {
  division.splice(0, division.length, ...Array.from({ length: parts - 1 }, () => 0));
  const { bytes, warnings } = await renderPdf(report);
  return { bytes, warnings, pageMap: readPageMap(report) };
}

/** In three parts, the second begins on a left-hand page, the third on a right-hand one. */
describe.each([
  ['peacekeeping.en', 3],
  ['peacekeeping.ar', 3],
  ['peacekeeping.zh', 2],
])('%s in %i parts', (name, parts) => {
  let whole: Awaited<ReturnType<typeof renderIn>>;
  let joined: Awaited<ReturnType<typeof renderIn>>;

  beforeAll(async () => {
    const report = mirror(findReport(name));
    whole = await renderIn(report, 1);
    joined = await renderIn(report, parts);
  });

  test('says the same, on the same pages, with the same links and outline', () => {
    expect(inspectPdf(joined.bytes)).toEqual(inspectPdf(whole.bytes));
    expect(joined.warnings).toEqual(whole.warnings);
    expect(joined.pageMap).toEqual(whole.pageMap);
  });

  test('numbers its pages, and goes where the whole goes', async () => {
    const [one, other] = await Promise.all([readPdf(joined.bytes), readPdf(whole.bytes)]);
    expect(one.labels).toEqual(other.labels);
    expect(one.links).toEqual(other.links);
    expect([...one.destinations].sort()).toEqual([...other.destinations].sort());
  });

  test('embeds each font once, and is hardly larger', () => {
    expect(listFontNames(joined.bytes)).toEqual(listFontNames(whole.bytes));
    expect(joined.bytes.length).toBeLessThan(whole.bytes.length * 1.02);
  });

  describeWithValidator('poppler', 'drawn', () => {
    test('looks the same on every page', () => {
      const count = inspectPdf(whole.bytes).pages.length;
      for (let page = 1; page <= count; page++) {
        const picture = drawPage(joined.bytes, page, 30);
        expect(picture.equals(drawPage(whole.bytes, page, 30)), `page ${page}`).toBe(true);
      }
    });
  });

  describeWithValidator('verapdf', 'checked', () => {
    test.each(['ua1', '2a'] as const)('conforms to %s', async (flavour) => {
      expect(await validatePdf(joined.bytes, flavour)).toEqual([]);
    });
  });
});

const chapter = (title: string, text: string): string => `## ${title}\n\n${text}\n\n`;

describe('a report in parts', () => {
  test('has the same bytes when it is printed again', async () => {
    const report = findReport('peacekeeping.fr');
    const one = await renderIn(report, 3);
    const other = await renderIn(report, 3);
    expect(Buffer.compare(one.bytes, other.bytes)).toBe(0);
  });

  test.each(['small', 'print'])('is printed as %s, too', async (profile) => {
    const markdown = `---\ntitle: Short\npdf: { profile: ${profile} }\n---\n\n${chapter('One', 'To [two](#two).')}${chapter('Two {#two}', 'To [one](#one).[^a]\n\n[^a]: A note.')}`;
    const { report } = await readReport(markdown);
    const whole = await renderIn(report, 1);
    const joined = await renderIn(report, 2);
    expect(inspectPdf(joined.bytes)).toEqual(inspectPdf(whole.bytes));
    expect(joined.warnings).toEqual(whole.warnings);
  });

  test('makes what is too wide smaller as the whole does, and says so once', async () => {
    const rows = `| ${'wide '.repeat(40).trim().split(' ').join(' | ')} |\n${'| - '.repeat(40)}|\n`;
    const markdown = `---\ntitle: Wide\n---\n\n${chapter('One', 'Text.')}${chapter('Two', rows)}${chapter('Three', 'Text.')}`;
    const { report } = await readReport(markdown);
    const whole = await renderIn(report, 1);
    const joined = await renderIn(report, 3);
    expect(whole.warnings).toHaveLength(1);
    expect(joined.warnings).toEqual(whole.warnings);
    expect(inspectPdf(joined.bytes)).toEqual(inspectPdf(whole.bytes));
  });

  test('keeps all that is hard to tag', async () => {
    const hard = Object.values(hardReports).filter(({ language }) => language === undefined);
    // Notes of each have names of their own.
    const chapters = hard.map(({ markdown }, index) =>
      markdown.replaceAll(/\[\^(\w+)\]/g, `[^$1-${index}]`),
    );
    const { report } = await readReport(`---\ntitle: Hard\n---\n\n${chapters.join('\n\n')}`, {
      files: Object.assign({}, ...hard.map(({ files }) => files ?? {})),
    });
    const whole = await renderIn(report, 1);
    const joined = await renderIn(report, 3);
    expect(whole.warnings).toEqual([]);
    expect(inspectPdf(joined.bytes)).toEqual(inspectPdf(whole.bytes));
  });
});
