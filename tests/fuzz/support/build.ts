import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { VFileMessage } from 'vfile-message';
import { loadReport } from '../../../src/commands/load-report.ts';
import { docx } from '../../../src/formats/docx/index.ts';
import { format as epub } from '../../../src/formats/epub/index.ts';
import { format as html } from '../../../src/formats/html/index.ts';
import { discoverReports } from '../../../src/project/discover-reports.ts';
import { openProject } from '../../../src/project/open-project.ts';
import { severityOf } from '../../../src/report/diagnostics.ts';
import type { Format } from '../../../src/report/format.ts';
import type { Report } from '../../../src/report/report.ts';
import type { VerifiedSource } from '../../../src/verify/verify.ts';
import type { FuzzDocument } from './documents.ts';

/** What came of a document. */
export interface Built {
  report: Report | undefined;
  /** Whether the command would write its artifacts. */
  isFine: boolean;
  /** `line:column rule`. */
  messages: string[];
  errors: string[];
  artifacts: Map<string, Uint8Array>;
  /** What the formats told of. */
  warnings: string[];
  /** What `verify` needs to know of the document; absent where nothing came of it. */
  source?: VerifiedSource;
}

export const webFormats: readonly Format[] = [html, epub, docx];

const drawing =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 4 3"><rect width="4" height="3" fill="#0f4c75"/></svg>';
const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

/** A project in which one document after the other is built, in this process. */
export interface Workshop {
  /**
   * @param formats none, to read the document only
   * @param files besides the two images that are always there
   */
  build(
    document: FuzzDocument,
    formats?: readonly Format[],
    files?: Record<string, string>,
  ): Promise<Built>;
  close(): void;
}

export function openWorkshop(): Workshop {
  const root = mkdtempSync(join(tmpdir(), 'rapporteur-fuzz-'));
  const folder = join(root, 'source/report');
  return {
    async build({ language, markdown }, formats = webFormats, more = {}) {
      rmSync(folder, { recursive: true, force: true });
      mkdirSync(join(folder, 'images'), { recursive: true });
      writeFileSync(join(folder, 'images/a.svg'), drawing);
      writeFileSync(join(folder, 'images/a.png'), png);
      for (const [path, text] of Object.entries(more)) writeFileSync(join(folder, path), text);
      // As a file holds it: lone surrogates have no UTF-8 and become U+FFFD.
      writeFileSync(join(folder, `${language}.md`), markdown);
      const project = openProject(root);
      const [source] = discoverReports(project).sources;
      if (source === undefined) throw new Error('There is no source');
      const { report, files } = await loadReport(source, project);
      const messages = files.flatMap((file) => file.messages);
      const isFine = !messages.some((message) => severityOf(message) === 'error');
      const artifacts = new Map<string, Uint8Array>();
      const warnings: string[] = [];
      // A project may make warnings of errors: formats have to bear with all of them.
      for (const format of report === undefined ? [] : formats) {
        artifacts.set(format.name, await render(format, report as Report, warnings));
      }
      return {
        report,
        isFine,
        messages: messages.map(describe),
        errors: messages.filter((message) => severityOf(message) === 'error').map(describe),
        artifacts,
        warnings,
        ...(report === undefined ? {} : { source: report }),
      };
    },
    close: () => rmSync(root, { recursive: true, force: true }),
  };
}

function describe({ line, column, ruleId }: VFileMessage): string {
  return `${line}:${column} ${ruleId}`;
}

async function render(format: Format, report: Report, warnings: string[]): Promise<Uint8Array> {
  const tell = (rule: string, message: string) => void warnings.push(`${rule}: ${message}`);
  try {
    return await format.render(report, { warn: tell, fail: tell, warnOfMachine: () => undefined });
  } catch (error) {
    throw new Error(`${format.name}: ${error instanceof Error ? error.stack : String(error)}`);
  }
}
