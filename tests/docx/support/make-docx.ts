import { strFromU8, unzipSync } from 'fflate';
import { docx } from '../../../src/formats/docx/index.ts';
import type { Metadata } from '../../../src/report/metadata.ts';
import type { Report } from '../../../src/report/report.ts';
import type { Theme } from '../../../src/report/template.ts';
import { type ProjectFiles, readReport } from '../../support/report.ts';

/** A drawing of one rectangle. */
export const DRAWING =
  '<svg xmlns="http://www.w3.org/2000/svg" width="300" height="100"><rect width="300" height="100" fill="#0f4c75"/></svg>';

/** A Word document, open. */
export interface TestDocx {
  bytes: Uint8Array;
  report: Report;
  /** Every file of the package. */
  names: string[];
  /** A part as text: `word/document.xml`. */
  part(path: string): string;
  file(path: string): Uint8Array | undefined;
  /** The document's body after the contents: what the report's own text became. */
  body: string;
  /** What the format reported. */
  warnings: string[];
}

/** What a test's document differs in. */
export interface DocxOptions {
  language?: string;
  files?: ProjectFiles;
  metadata?: Partial<Metadata>;
  theme?: Partial<Theme>;
  sourceDateEpoch?: number;
}

/** Build a Word document from Markdown, in the house style, as the command does. */
export async function makeDocx(markdown: string, options: DocxOptions = {}): Promise<TestDocx> {
  const { report } = await readReport(withTitle(markdown), {
    ...(options.language === undefined ? {} : { language: options.language }),
    files: { 'images/drawing.svg': DRAWING, ...options.files },
  });
  const changed: Report = {
    ...report,
    metadata: { ...report.metadata, ...options.metadata },
    template: { ...report.template, theme: { ...report.template.theme, ...options.theme } },
  };
  return renderReport(changed, options.sourceDateEpoch);
}

/** Render a report and open what it gives. */
export async function renderReport(report: Report, sourceDateEpoch?: number): Promise<TestDocx> {
  const warnings: string[] = [];
  const bytes = await docx.render(report, {
    warn: (rule, message) => warnings.push(`${rule}: ${message}`),
    ...(sourceDateEpoch === undefined ? {} : { sourceDateEpoch }),
  });
  const files = unzipSync(bytes);
  const part = (path: string): string => {
    const content = files[path];
    if (content === undefined) throw new Error(`The package has no ${path}`);
    return strFromU8(content);
  };
  return {
    bytes,
    report,
    names: Object.keys(files),
    part,
    file: (path) => files[path],
    body: bodyOf(part('word/document.xml')),
    warnings,
  };
}

function withTitle(markdown: string): string {
  return markdown.startsWith('---') ? markdown : `---\ntitle: A report\n---\n\n${markdown}`;
}

/** The body is the third section: after the cover's and the front matter's. */
function bodyOf(documentXml: string): string {
  const sections = documentXml.split('</w:sectPr>');
  const body = sections.slice(2).join('</w:sectPr>');
  return body.replace(/^(?:<\/w:pPr>.*?<\/w:p>)/su, '').replace(/<\/w:body>.*$/su, '');
}
