import { VFile } from 'vfile';
import { report } from '../report/diagnostics.ts';
import { type FileRead, readInside } from './files.ts';

/**
 * Read a text file of a project: UTF-8, without byte order mark.
 *
 * Never throws: a file that can't be read is empty and has a diagnostic.
 *
 * @param root absolute, real path of the project's folder
 * @param relative path inside it, with `/`; what diagnostics call the file
 * @param limit bytes that it may have
 */
export async function readSource(root: string, relative: string, limit: number): Promise<VFile> {
  const file = new VFile({ path: relative, cwd: root, value: '' });
  const read: FileRead = await readInside(root, relative, limit);
  if ('problem' in read) {
    report(
      file,
      undefined,
      read.rule,
      read.problem,
      read.hint === undefined ? {} : { hint: read.hint },
    );
    return file;
  }
  file.value = decodeText(file, read.bytes);
  return file;
}

/** UTF-8 as text; bytes that are no UTF-8 are reported at the first of them. */
function decodeText(file: VFile, bytes: Uint8Array): string {
  const text = new TextDecoder('utf-8').decode(bytes);
  if (bytes[0] === 0xff || bytes[0] === 0xfe) {
    report(file, undefined, 'encoding', 'The file is not in UTF-8 (it looks like UTF-16)', {
      hint: 'Save it as UTF-8.',
    });
    return '';
  }
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    // A replacement character that the source itself holds decodes the same
    // way, but then there is a first one that is not in the bytes.
    const before = text.slice(0, Math.max(text.indexOf('\ufffd'), 0)).split('\n');
    const place = { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
    report(file, place, 'encoding', 'This character is not in UTF-8', {
      hint: 'Save the file as UTF-8.',
    });
  }
  return text;
}
