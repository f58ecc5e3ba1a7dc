import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { loadReport } from '../src/commands/load-report.ts';
import { launchBrowser } from '../src/formats/pdf/browser.ts';
import { openPage } from '../src/formats/pdf/page.ts';
import { listLabels } from '../src/formats/pdf/page-map.ts';
import { areaHeight, areaWidth, layOutPaper, type Paper } from '../src/formats/pdf/paper.ts';
import { printPages } from '../src/formats/pdf/print.ts';
import { renderPrintDocument } from '../src/formats/pdf/print-html.ts';
import type { ServedDocument } from '../src/formats/pdf/serve.ts';
import { discoverReports } from '../src/project/discover-reports.ts';
import { openProject } from '../src/project/open-project.ts';
import type { Report } from '../src/report/report.ts';

/** Milliseconds for the print of the longest sample. */
const TIMEOUT = 600_000;

/**
 * Write the final page of our PDF, its notes at the foot of their pages and its
 * page numbers filled in, with its fonts and images beside it, for a script that
 * does nothing but print it.
 *
 * @param root the folder of a project with one report
 * @param file the page's path
 */
export async function writePrintPage(root: string, file: string): Promise<void> {
  const project = openProject(root);
  const { sources } = discoverReports(project);
  const source = sources[0];
  if (source === undefined) throw new Error(`There is no report in ${root}`);
  const { report, files } = await loadReport(source, project);
  const problems = files.flatMap((one) => one.messages.map(String));
  if (report === undefined || problems.length > 0) {
    throw new Error(`The report of the bench has problems:\n${problems.join('\n')}`);
  }
  const paper = layOutPaper(report.template.theme, false);
  const document = await renderPrintDocument(report, paper, () => {});
  const html = await layOut(report, document, paper);
  const folder = dirname(file);
  for (const [path, { bytes }] of document.files) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), bytes);
  }
  // Served by us, the files are at the root; on disk they are beside the page.
  writeFileSync(file, html.replaceAll(/(["'(])\/(fonts|images)\//g, '$1$2/'));
}

/** The document as it is when it has been printed. */
async function layOut(report: Report, document: ServedDocument, paper: Paper): Promise<string> {
  const browser = await launchBrowser();
  try {
    const page = await openPage(browser, document, TIMEOUT);
    await printPages([page], {
      areaHeight: areaHeight(paper),
      areaWidth: areaWidth(paper),
      labels: listLabels(report.metadata.digits),
      tagged: false,
    });
    const html = String(await page.evaluate('document.documentElement.outerHTML'));
    await page.close();
    return `<!doctype html>${html}`;
  } finally {
    await browser.close();
  }
}
