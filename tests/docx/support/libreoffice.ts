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

/** In LibreOffice's Basic: write a document's text before and after all its indexes are updated. */
const UPDATE = (folder: string) => `<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE script:module PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "module.dtd">
<script:module xmlns:script="http://openoffice.org/2000/script" script:name="Module1" script:language="StarBasic">
Sub Main
  On Error Goto Finish
  Dim hidden(0) As New com.sun.star.beans.PropertyValue
  hidden(0).Name = "Hidden"
  hidden(0).Value = True
  Dim asText(1) As New com.sun.star.beans.PropertyValue
  asText(0).Name = "FilterName"
  asText(0).Value = "Text (encoded)"
  asText(1).Name = "FilterOptions"
  asText(1).Value = "UTF8"
  report = StarDesktop.loadComponentFromURL("${folder}/report.docx", "_blank", 0, hidden())
  report.storeToURL("${folder}/before.txt", asText())
  indexes = report.getDocumentIndexes()
  For index = 0 To indexes.Count - 1
    indexes.getByIndex(index).update()
  Next
  report.storeToURL("${folder}/after.txt", asText())
Finish:
  StarDesktop.terminate()
End Sub
</script:module>
`;

/**
 * The lines of a Word document as LibreOffice reads it, and after it has made
 * all its lists of contents, figures and tables anew.
 */
export function updateByLibreOffice(bytes: Uint8Array): { before: string[]; after: string[] } {
  const folder = mkdtempSync(join(tmpdir(), 'rapporteur-libreoffice-'));
  try {
    writeFileSync(join(folder, 'report.docx'), bytes);
    const profile = `-env:UserInstallation=${pathToFileURL(join(folder, 'profile')).href}`;
    // It makes its profile, with a module for macros, at the first start only.
    run('soffice', [profile, '--headless', '--terminate_after_init']);
    const macro = join(folder, 'profile/user/basic/Standard/Module1.xba');
    writeFileSync(macro, UPDATE(pathToFileURL(folder).href));
    run('soffice', [profile, '--headless', '--norestore', 'macro:///Standard.Module1.Main']);
    const linesOf = (name: string) => readFileSync(join(folder, name), 'utf8').split(/\r?\n/u);
    return { before: linesOf('before.txt'), after: linesOf('after.txt') };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
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
