import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

/**
 * The text of a Word document as LibreOffice prints it: converted to PDF, then
 * read by Poppler, line by line.
 */
export function printByLibreOffice(bytes: Uint8Array): string {
  return convert(bytes, 'pdf', (pdf, folder) => {
    const text = join(folder, 'printed.txt');
    run('pdftotext', ['-raw', pdf, text]);
    return readFileSync(text, 'utf8');
  });
}

/**
 * The text of a Word document as LibreOffice reads it, a line a paragraph,
 * without notes: for scripts whose text no longer stands in its order in a
 * PDF, or for which the machine may have no font.
 */
export function readByLibreOffice(bytes: Uint8Array): string {
  return convert(bytes, 'txt:Text (encoded):UTF8', (_, folder) =>
    readFileSync(join(folder, 'report.txt'), 'utf8'),
  );
}

/** Convert a document in a folder and with a profile of its own, which are gone afterwards. */
function convert<T>(
  bytes: Uint8Array,
  filter: string,
  read: (path: string, folder: string) => T,
): T {
  const folder = mkdtempSync(join(tmpdir(), 'rapporteur-libreoffice-'));
  try {
    writeFileSync(join(folder, 'report.docx'), bytes);
    const profile = pathToFileURL(join(folder, 'profile')).href;
    const file = join(folder, 'report.docx');
    const target = ['--convert-to', filter, '--outdir', folder];
    run('soffice', [`-env:UserInstallation=${profile}`, '--headless', ...target, file]);
    return read(join(folder, `report.${filter.split(':')[0]}`), folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function run(command: string, parameters: string[]): void {
  const { status, stderr } = spawnSync(command, parameters, { encoding: 'utf8' });
  if (status !== 0) throw new Error(`${command} failed: ${stderr}`);
}
