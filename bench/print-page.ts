import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { loadReport } from '../src/commands/load-report.ts';
import { layOutPaper } from '../src/formats/pdf/paper.ts';
import { renderPrintDocument } from '../src/formats/pdf/print-html.ts';
import { discoverReports } from '../src/project/discover-reports.ts';
import { openProject } from '../src/project/open-project.ts';

/**
 * Write the page that our PDF is printed from, with its fonts and images beside
 * it, for a script that does nothing but print it.
 *
 * @param root the folder of a project with one report
 * @param file the page's path
 */
export async function writePrintPage(root: string, file: string): Promise<void> {
  const project = await openProject(root);
  const { sources } = await discoverReports(project);
  const source = sources[0];
  if (source === undefined) throw new Error(`There is no report in ${root}`);
  const { report, files } = await loadReport(source, project);
  const problems = files.flatMap((one) => one.messages.map(String));
  if (report === undefined || problems.length > 0) {
    throw new Error(`The report of the bench has problems:\n${problems.join('\n')}`);
  }
  const document = await renderPrintDocument(
    report,
    layOutPaper(report.template.theme, false),
    () => {},
  );
  const folder = dirname(file);
  for (const [path, { bytes }] of document.files) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), bytes);
  }
  // Served by us, the files are at the root; on disk they are beside the page.
  writeFileSync(file, document.html.replaceAll(/(["'(])\/(fonts|images)\//g, '$1$2/'));
}
