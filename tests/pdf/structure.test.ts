/**
 * No tag is lost, nor a word: what the document that is printed holds is in the
 * structure of the finished file, in order, and all that the pages show is
 * reached by it once.
 */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  type InspectedNode,
  inspectPdf,
  type PdfInspection,
  textOf,
} from '../../src/formats/pdf/conformance/inspect.ts';
import { format } from '../../src/formats/pdf/index.ts';
import { layOutPaper } from '../../src/formats/pdf/paper.ts';
import { renderPrintDocument } from '../../src/formats/pdf/print-html.ts';
import type { Report } from '../../src/report/report.ts';
import { projectFolder } from '../support/paths.ts';
import { readReport, readReports } from '../support/report.ts';
import { hardReports } from './support/hard-reports.ts';
import { type ListedElement, listHtml } from './support/list-html.ts';
import { readMarkedContent } from './support/marked-content.ts';
import { type PlacedText, readPdf, renderPdf } from './support.ts';

afterAll(() => format.dispose?.());

const samples = [
  ...['ar', 'en', 'es', 'fr', 'ru', 'zh'].map((tag) => `peacekeeping.${tag}`),
  'style-guide.en',
];

let reports: Map<string, Report>;

beforeAll(async () => {
  const read = await readReports(projectFolder);
  reports = new Map(
    read.map(({ report }) => [`${report.name}.${report.metadata.language}`, report]),
  );
});

async function findReport(name: string): Promise<Report> {
  const hard = hardReports[name];
  const { markdown, language, files } = hard ?? {};
  const report =
    markdown === undefined
      ? reports.get(name)
      : (
          await readReport(`---\ntitle: ${name}\n---\n\n${markdown}`, {
            ...(language === undefined ? {} : { language }),
            ...(files && { files }),
          })
        ).report;
  if (report === undefined) throw new Error(`There is no sample ${name}`);
  return report;
}

describe.each([...samples, ...Object.keys(hardReports)])('the structure of %s', (name) => {
  let bytes: Uint8Array;
  let file: PdfInspection;
  let pages: PlacedText[][];
  let printed: { elements: ListedElement[]; text: string };

  beforeAll(async () => {
    const report = await findReport(name);
    ({ bytes } = await renderPdf(report));
    file = inspectPdf(bytes);
    const { labels, destinations, pages: read } = await readPdf(bytes);
    pages = read;
    const paper = layOutPaper(report.template.theme, false);
    const { html } = await renderPrintDocument(report, paper, () => undefined);
    printed = listHtml(html, (id) => labels[destinations.get(id)?.page ?? -1] ?? '?');
  });

  test('has every element of the document, with its text, in order', () => {
    expect(printed.elements.length).toBeGreaterThan(15);
    expect(listStructure(file.structure).map(formatElement)).toEqual(
      printed.elements.map(formatElement),
    );
  });

  test('is read as the whole text of the document, in order', () => {
    expect(printed.text.length).toBeGreaterThan(100);
    expect(fold(textOf(withoutLabels(file.structure)))).toBe(fold(printed.text));
  });

  test('is copied in its own characters by programs that know nothing but the fonts', async () => {
    // Marks that Arabic letters are composed of, the bullets of lists, hyphens at line ends.
    const known = new Set(
      `${printed.text.normalize('NFKC').replace(/[\u00ad\u200b]/g, '')}\u0653\u0654\u0655\u2022-`,
    );
    const copied = pages.flatMap((texts) => texts.map(({ text }) => text.normalize('NFKC')));
    const others = [...new Set(copied.join(''))].filter(
      (character) => !known.has(character) && !/[\s\divx]/.test(character),
    );
    expect(others).toEqual([]);
  });

  test('has whole words for programs that know nothing but the fonts', () => {
    // What runs from left to right is divided by hyphens; short vowels are copied before their letters.
    const words = (
      textOf(file.structure).match(/\p{Script=Arabic}[\p{Script=Arabic}\p{M}]*/gu) ?? []
    )
      .map((word) => word.normalize('NFKC'))
      .filter((word) => !/\p{M}/u.test(word));
    const copied = pages
      .map((texts) => texts.map(({ text }) => text).join(''))
      .join('\n')
      .normalize('NFKC');
    const missing = words.filter((word) => !copied.includes(word));
    // Those of which a part is emphasized may end on a line with another.
    expect(missing.length).toBeLessThanOrEqual(words.length / 200);
  });

  test('reaches all that the pages mark, once', async () => {
    const { marked, owned, misled } = await readMarkedContent(bytes);
    const sort = (lists: number[][]) => lists.map((list) => list.toSorted((a, b) => a - b));
    expect(marked.flat().length).toBeGreaterThan(15);
    expect(sort(owned)).toEqual(sort(marked));
    expect(misled).toEqual([]);
  });
});

/** Types of the structure that an element of HTML stands for. */
const listed = new Set(
  'H1 H2 H3 H4 H5 H6 P L LI Lbl TOC TOCI Table TR TH TD Caption Figure Link Note BlockQuote Aside Em Strong Code Span'.split(
    ' ',
  ),
);

/** The elements of a structure in reading order, each with its text. */
function listStructure(nodes: readonly InspectedNode[]): ListedElement[] {
  return nodes.flatMap((node) => {
    const inner = listStructure(node.kids);
    if (!listed.has(node.type) || node.type === 'Lbl') return inner;
    const { uri, destination } = node.link ?? {};
    const target = uri ?? (destination === undefined ? undefined : `#${destination}`);
    return [
      {
        type: node.type,
        text: node.alt ?? textOf(withoutLabels([node])),
        ...(target === undefined ? {} : { target }),
        ...(node.lang === undefined ? {} : { lang: node.lang }),
      },
      ...inner,
    ];
  });
}

/** Without the bullets and numbers of lists, which no text of the document is. */
function withoutLabels(nodes: readonly InspectedNode[]): InspectedNode[] {
  return nodes
    .filter(({ type }) => type !== 'Lbl')
    .map((node) => ({ ...node, kids: withoutLabels(node.kids) }));
}

function formatElement({ type, text, target, lang }: ListedElement): string {
  const to = target === undefined ? '' : ` → ${decodeURI(target)}`;
  return `${type}${lang === undefined ? '' : `[${lang}]`} ${fold(text)}${to}`;
}

/** Spaces, soft hyphens and joiners, which lines and shaping change. */
function fold(text: string): string {
  return text.normalize('NFKC').replace(/[\s\u00ad\u200b-\u200f\u2060]+/gu, '');
}
