import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';

/** What a PDF is read by: Poppler keeps to its order, pdf.js turns what runs from right to left. */
export type PdfReader = 'poppler' | 'pdf.js';

/**
 * The text of a Word document as LibreOffice prints it: converted to PDF, then
 * read line by line.
 */
export function printByLibreOffice(bytes: Uint8Array, reader: PdfReader): Promise<string> {
  return convert(bytes, 'pdf', async (pdf, folder) => {
    if (reader === 'pdf.js') return readLines(readFileSync(pdf));
    const text = join(folder, 'printed.txt');
    run('pdftotext', ['-raw', pdf, text]);
    return readFileSync(text, 'utf8');
  });
}

/**
 * The words of a PDF whose lines run from right to left, a line each. Marks that
 * a font has apart stand after their line; the pieces of a line are put in order
 * by where they are.
 */
async function readLines(pdf: Uint8Array): Promise<string> {
  const task = getDocument({ data: new Uint8Array(pdf), verbosity: 0, useSystemFonts: false });
  try {
    const document = await task.promise;
    const lines: { page: number; y: number; pieces: { x: number; text: string }[] }[] = [];
    for (let page = 1; page <= document.numPages; page += 1) {
      const { items } = await (await document.getPage(page)).getTextContent();
      for (const item of items) {
        if (!('str' in item) || !/\p{L}/u.test(item.str)) continue;
        const [x, y] = [Number(item.transform[4]), Number(item.transform[5])];
        const last = lines.at(-1);
        const piece = { x, text: item.str };
        if (last?.page === page && Math.abs(last.y - y) < 1) last.pieces.push(piece);
        else lines.push({ page, y, pieces: [piece] });
      }
    }
    return lines
      .map(({ pieces }) => pieces.sort((one, other) => other.x - one.x))
      .map((pieces) => pieces.map(({ text }) => text).join(' '))
      .join('\n');
  } finally {
    await task.destroy();
  }
}

/**
 * The text of a Word document as LibreOffice reads it, a line a paragraph,
 * without notes: for scripts whose text no longer stands in its order in a
 * PDF, or for which the machine may have no font.
 */
export function readByLibreOffice(bytes: Uint8Array): Promise<string> {
  return convert(bytes, 'txt:Text (encoded):UTF8', async (_, folder) =>
    readFileSync(join(folder, 'report.txt'), 'utf8'),
  );
}

/** Convert a document in a folder and with a profile of its own, which are gone afterwards. */
async function convert<T>(
  bytes: Uint8Array,
  filter: string,
  read: (path: string, folder: string) => Promise<T>,
): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'rapporteur-libreoffice-'));
  try {
    writeFileSync(join(folder, 'report.docx'), bytes);
    const profile = pathToFileURL(join(folder, 'profile')).href;
    const file = join(folder, 'report.docx');
    const target = ['--convert-to', filter, '--outdir', folder];
    run('soffice', [`-env:UserInstallation=${profile}`, '--headless', ...target, file]);
    return await read(join(folder, `report.${filter.split(':')[0]}`), folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function run(command: string, parameters: string[]): void {
  const { status, stderr } = spawnSync(command, parameters, { encoding: 'utf8' });
  if (status !== 0) throw new Error(`${command} failed: ${stderr}`);
}
