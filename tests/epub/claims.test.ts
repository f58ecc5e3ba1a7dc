/** What an EPUB claims of its accessibility rests on what the checks found. */
import { describe, expect, it } from 'vitest';
import { runChecks } from '../../src/checks/run-checks.ts';
import type { Report } from '../../src/report/report.ts';
import { readReport } from '../support/report.ts';
import { makeBook } from './support/book.ts';

const CLAIM = 'EPUB Accessibility 1.1 - WCAG 2.2 Level AA';
const PIXEL = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>';

/** A text, looked over as `build` does before it renders. */
async function readChecked(markdown: string, severities = {}): Promise<Report> {
  const { report } = await readReport(`---\ntitle: T\n---\n\n${markdown}`, {
    files: { 'a.svg': PIXEL, 'report.yaml': 'certified-by: Institute\n' },
  });
  runChecks({ report, files: [report.file], severities });
  return report;
}

async function claimsOf(report: Report) {
  const { files, warnings } = await makeBook(report);
  const text = files.get('OEBPS/content.opf') ?? '';
  return {
    claims: text.includes(`id="conformance">${CLAIM}<`),
    certified: text.includes('a11y:certifiedBy'),
    because: warnings.map((warning) => warning.replace(/^.* because /u, '')),
  };
}

const BROKEN: [what: string, markdown: string, because: string][] = [
  ['an image without text alternative', '![](a.svg)', 'the image has no text alternative'],
  [
    'a text alternative that is a camera’s name',
    '![IMG_2041](a.svg)',
    'the image has no text alternative',
  ],
  [
    'a column without header',
    '| Year |  |\n| --- | --- |\n| 2021 | 12 |',
    'a column of the table has no header',
  ],
  [
    'a table without headers',
    '|  |  |\n| --- | --- |\n| 2021 | 12 |',
    'the table has no column headers',
  ],
  [
    'a link that does not say where it leads',
    'The programme is [here](https://example.org).',
    'the link’s text does not say where it leads',
  ],
  ['an empty heading', '## \n\nText.', 'the heading has no text'],
];

describe('the claim to conform', () => {
  it('is made, with its certifier, for content in which the checks found nothing', async () => {
    const report = await readChecked(
      '## One\n\n![A dot](a.svg)\n\n| A | B |\n| - | - |\n| a | b |\n',
    );
    expect(await claimsOf(report)).toEqual({ claims: true, certified: true, because: [] });
  });

  it.each(BROKEN)('is withdrawn for %s, and the place is told', async (_, markdown, because) => {
    const report = await readChecked(`## One\n\n${markdown}\n`);
    expect(await claimsOf(report)).toEqual({ claims: false, certified: false, because: [because] });
  });

  it('is withdrawn for an image without text alternative though the rule is off', async () => {
    const report = await readChecked('![](a.svg)\n', { 'image-alt': 'off' });
    expect(await claimsOf(report)).toMatchObject({ claims: false });
  });

  it('stands where a source skips a level, since the book does not', async () => {
    const report = await readChecked('## One\n\n#### Three\n\nText.\n');
    expect(report.file.messages.map(({ ruleId }) => ruleId)).toEqual(['heading-order']);
    expect(await claimsOf(report)).toMatchObject({ claims: true });
    const { files } = await makeBook(report);
    expect(files.get('OEBPS/one.xhtml')).toMatch(/<h2[^>]*>One<\/h2>[\s\S]*<h3[^>]*>Three<\/h3>/);
  });

  it('is withdrawn for colours of the theme that are too near to each other', async () => {
    const report = await readChecked('Text.\n');
    const { template } = report;
    const { theme } = template;
    const colours = { ...theme.colours, muted: '#8a8a8a' };
    const pale = { ...report, template: { ...template, theme: { ...theme, colours } } };
    expect(await claimsOf(pale)).toMatchObject({
      claims: false,
      because: [
        'the theme’s light colours “muted” and “paper” have a contrast of 3.4 : 1, where text needs 4.5',
        'the theme’s light colours “muted” and “tint” have a contrast of 3.1 : 1, where text needs 4.5',
      ],
    });
  });
});

describe('the hazards', () => {
  const hazardOf = async (svg: string) => {
    const { report } = await readReport('# One\n\n![A dot](a.svg)\n', { files: { 'a.svg': svg } });
    const { files } = await makeBook(report);
    return /accessibilityHazard">([^<]*)</.exec(files.get('OEBPS/content.opf') ?? '')?.[1];
  };

  it('are none where no picture can move', async () => {
    expect(await hazardOf(PIXEL)).toBe('none');
  });

  it('are unknown where one may flash', async () => {
    const moving = PIXEL.replace('/>', '><style>rect { animation: a 1s }</style><rect/></svg>');
    expect(await hazardOf(moving)).toBe('unknown');
  });
});
