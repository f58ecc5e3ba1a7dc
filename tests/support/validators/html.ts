import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { validatorsFolder } from '../paths.ts';
import { JAVA_OPTIONS } from './java.ts';
import { writeScratch } from './scratch.ts';

/** One message of the Nu HTML checker. */
export interface HtmlMessage {
  severity: 'error' | 'warning' | 'info';
  /** 1-based; 0 where the checker names none. */
  line: number;
  message: string;
  /** The source around it. */
  extract: string;
}

interface NuReport {
  messages: {
    type: string;
    subType?: string;
    lastLine?: number;
    message: string;
    extract?: string;
  }[];
}

/**
 * Check a web page with the Nu HTML checker.
 *
 * @param bytes the page
 * @returns its errors and warnings; informational messages are left out
 */
export async function validateHtml(bytes: Uint8Array): Promise<HtmlMessage[]> {
  const path = await writeScratch(bytes, '.html');
  const jar = join(validatorsFolder, 'node_modules/vnu-jar/build/dist/vnu.jar');
  const { stdout } = await promisify(execFile)(
    'java',
    [...JAVA_OPTIONS, '-jar', jar, '--format', 'json', '--stdout', '--exit-zero-always', path],
    { maxBuffer: 64 * 1024 * 1024 },
  );
  const report = JSON.parse(stdout) as NuReport;
  return report.messages
    .map(({ type, subType, lastLine, message, extract }) => ({
      severity: severityOf(type, subType),
      line: lastLine ?? 0,
      message,
      extract: extract ?? '',
    }))
    .filter(({ severity }) => severity !== 'info');
}

/** `non-document-error` is the checker's own failure, and no less an error. */
function severityOf(type: string, subType: string | undefined): HtmlMessage['severity'] {
  if (type !== 'info') return 'error';
  return subType === 'warning' ? 'warning' : 'info';
}
