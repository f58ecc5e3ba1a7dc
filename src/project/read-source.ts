import { VFile } from 'vfile';
import { location } from 'vfile-location';
import { findForbidden, replaceForbidden } from '../report/characters.ts';
import { report } from '../report/diagnostics.ts';
import { type FileRead, readInside } from './files.ts';
import type { Project, ReportSource } from './project.ts';

/** A text, and `report.yaml` where its report has one. */
export interface SourceFiles {
  file: VFile;
  shared: VFile | undefined;
}

/** Read a text of a project with what all languages of its report share, as {@link readSource} does. */
export function readSourceFiles(source: ReportSource, { root, settings }: Project): SourceFiles {
  const { sourceSize, settingsSize } = settings.limits;
  const file = readSource(root, source.path, sourceSize);
  const shared =
    source.sharedPath === undefined ? undefined : readSource(root, source.sharedPath, settingsSize);
  return { file, shared };
}

/**
 * Read a text file of a project: UTF-8, without byte order mark.
 *
 * Never throws: a file that can't be read is empty and has a diagnostic.
 *
 * @param root absolute, real path of the project's folder
 * @param relative path inside it, with `/`; what diagnostics call the file
 * @param limit bytes that it may have
 */
export function readSource(root: string, relative: string, limit: number): VFile {
  const file = new VFile({ path: relative, cwd: root, value: '' });
  const read: FileRead = readInside(root, relative, limit);
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
  file.value = withoutControls(file, decodeText(file, read.bytes));
  return file;
}

/** Of a file that is no text at all, no more than these places are told. */
const MOST_CONTROLS = 20;

/** Report characters that no document can hold, and put U+FFFD in their place. */
function withoutControls(file: VFile, text: string): string {
  const found = findForbidden(text);
  if (found.length === 0) return text;
  const lines = location(text);
  for (const { index, name } of found.slice(0, MOST_CONTROLS)) {
    report(
      file,
      lines.toPoint(index),
      'control-character',
      `The text holds ${name}, a control character`,
      {
        hint: 'Type the line again; it may have come from a PDF.',
      },
    );
  }
  const more = found.length - MOST_CONTROLS;
  if (more > 0) {
    report(file, undefined, 'control-character', `${more} more control characters are not listed`);
  }
  return replaceForbidden(text);
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
