import {
  type ContentScanner,
  createContentScanner,
  type Edit,
  nextOperation,
} from '../objects/content.ts';
import { parseNumber } from '../objects/parser.ts';
import { closeMark, createArtifactMarks, markUnit } from './artifact-marks.ts';
import type { FontUse } from './context.ts';
import {
  addBox,
  addPoints,
  createGeometry,
  endPath,
  readMatrix,
  restoreGeometry,
  saveGeometry,
  unitBox,
} from './geometry.ts';
import { readGlyphRun } from './glyph-runs.ts';
import { beginTextObject, createHyphenWatch, endTextObject, watchShow } from './line-hyphens.ts';
import { addText, beginLine, createLooseMark, type Mark, readMark, readNameAt } from './marks.ts';
import { multiply } from './matrix.ts';
import type { ScanEnvironment, ScanResult } from './scan-environment.ts';
import { finishActualText, showText } from './scan-text.ts';
import { createEdgeWatch, followPosition, followShow } from './text-edges.ts';

/**
 * Go through a content stream once: mark as artifacts what nothing marks, turn
 * decoration that is tagged as content into artifacts, take out the soft hyphens
 * that no line ends with, and note what every sequence shows.
 *
 * @param bytes the decoded stream
 * @param environment what is known of it
 * @returns the changes to make; the stream itself is not changed
 * @throws PdfSyntaxError
 */
export function scanContent(bytes: Uint8Array, environment: ScanEnvironment): ScanResult {
  const scanner = createContentScanner(bytes);
  const edits: Edit[] = [];
  const artifacts = createArtifactMarks(edits);
  const marks: Mark[] = [];
  const geometry = environment.wantsBoxes ? createGeometry(environment.matrix) : undefined;
  let markedDepth = environment.marked ? 1 : 0;
  let tagged: Mark | undefined;
  let depth = 0;
  let deepest = 0;
  let pathStart = -1;
  let textStart = -1;
  let untaggedShows: { start: number; end: number }[] = [];
  let taggedInText = false;
  let font: FontUse | undefined;
  /** Offset of the operand that says it. */
  let fontSize = -1;
  const hyphens = createHyphenWatch();

  const paint = (start: number): void => {
    if (markedDepth === 0) markUnit(artifacts, start, scanner.end, depth);
  };

  while (nextOperation(scanner)) {
    switch (scanner.operator) {
      case 'm':
      case 're':
        if (pathStart < 0) pathStart = scanner.start;
        if (geometry !== undefined) addPoints(geometry, scanner);
        break;
      case 'l':
      case 'c':
      case 'v':
      case 'y':
        if (geometry !== undefined) addPoints(geometry, scanner);
        break;
      case 'W':
      case 'W*':
        if (geometry !== undefined) geometry.clips = true;
        break;
      case 'f':
      case 'f*':
      case 'F':
      case 'B':
      case 'B*':
      case 'b':
      case 'b*':
      case 'S':
      case 's':
        paint(pathStart < 0 ? scanner.start : pathStart);
        pathStart = -1;
        if (tagged !== undefined) {
          tagged.hasPath = true;
          if (geometry !== undefined) addBox(tagged, geometry, geometry.path);
        }
        if (geometry !== undefined) endPath(geometry);
        break;
      case 'n':
        pathStart = -1;
        if (geometry !== undefined) endPath(geometry);
        break;
      case 'sh':
      case 'EI':
        paint(scanner.start);
        if (tagged !== undefined) {
          tagged.hasImage ||= scanner.operator === 'EI';
          tagged.hasPath ||= scanner.operator === 'sh';
          if (geometry !== undefined) {
            addBox(tagged, geometry, scanner.operator === 'sh' ? geometry.clip : unitBox(geometry));
          }
        }
        break;
      case 'Do': {
        const object = environment.xobjectOf(readNameAt(bytes, scanner.operands[0]));
        if (object?.dictionary.get('Subtype') === 'Form') {
          const marksItself = environment.enterForm(
            object,
            geometry?.matrix ?? environment.matrix,
            markedDepth > 0,
          );
          if (!marksItself) paint(scanner.start);
          // A drawing may be in a form; what it shows isn't looked into, and so it isn't decoration.
          if (tagged !== undefined) tagged.hasImage = true;
          if (tagged !== undefined && geometry !== undefined) {
            addBox(tagged, geometry, geometry.clip);
          }
          break;
        }
        paint(scanner.start);
        if (tagged !== undefined) {
          tagged.hasImage = true;
          if (geometry !== undefined) addBox(tagged, geometry, unitBox(geometry));
        }
        break;
      }
      case 'BT':
        textStart = scanner.start;
        untaggedShows = [];
        taggedInText = false;
        beginTextObject(hyphens, tagged);
        if (markedDepth === 0) marks.push(createLooseMark(scanner));
        break;
      case 'Tm':
        if (tagged !== undefined) beginLine(tagged, readBaseline(scanner));
        if (tagged?.watch !== undefined) followPosition(tagged.watch, scanner);
        break;
      case 'Td':
        hyphens.moved = true;
        if (tagged?.watch !== undefined) followPosition(tagged.watch, scanner);
        break;
      case 'ET':
        if (marks.at(-1)?.kind === 'loose') environment.leaveOut(marks.pop()?.text ?? '');
        if (untaggedShows.length > 0) {
          if (!taggedInText) markUnit(artifacts, textStart, scanner.end, depth);
          else {
            for (const show of untaggedShows) {
              closeMark(artifacts);
              markUnit(artifacts, show.start, show.end, depth);
            }
            closeMark(artifacts);
          }
        }
        textStart = -1;
        endTextObject(hyphens, tagged, bytes, edits);
        break;
      case 'Tf':
        font = environment.fontOf(readNameAt(bytes, scanner.operands[0]));
        fontSize = scanner.operands[1] ?? -1;
        if (tagged?.watch !== undefined) tagged.watch.size = readSize(bytes, fontSize);
        break;
      case 'Tj':
      case 'TJ':
      case "'":
      case '"':
        if (markedDepth === 0) untaggedShows.push({ start: scanner.start, end: scanner.end });
        if (tagged !== undefined) tagged.hasText = true;
        showText(scanner, font, marks, tagged, environment.page);
        watchShow(hyphens, scanner, font);
        if (tagged?.watch !== undefined && font !== undefined) {
          followShow(tagged.watch, scanner, font);
        } else if (marks.at(-1) === tagged && font?.font.bytesPerCode === 2 && markedDepth > 0) {
          // Plain glyphs of a tagged sequence or an untagged file, of which nothing but their text is wanted.
          const run = readGlyphRun(scanner, font, tagged?.read ?? false);
          if (run === undefined) break;
          addText(marks, run.text);
          watchShow(hyphens, scanner, font, run.count);
        }
        break;
      case 'BMC':
      case 'BDC': {
        // A mark of text alone, inside a text object that is all unmarked, is in the unit.
        const mark = readMark(scanner, environment.propertiesOf);
        if (mark.kind === 'tagged' || mark.kind === 'artifact') {
          closeMark(artifacts);
          markedDepth++;
          if (textStart >= 0) taggedInText = true;
          if (mark.kind === 'tagged') {
            tagged = mark;
            mark.read = environment.roleOf(mark.mcid).read ?? false;
            if (mark.read) mark.watch = createEdgeWatch(readSize(bytes, fontSize));
          }
        } else if (textStart < 0) closeMark(artifacts);
        marks.push(mark);
        break;
      }
      case 'EMC': {
        const mark = marks.pop();
        if (mark === undefined) break;
        if (mark.kind === 'text') finishActualText(mark, scanner, edits, marks);
        else if (mark.kind === 'reversed') addText(marks, mark.text);
        else if (mark.kind === 'tagged' || mark.kind === 'artifact') {
          closeMark(artifacts);
          markedDepth--;
          if (mark.kind === 'tagged') {
            finishSequence(mark, scanner, edits, environment);
            tagged = marks.findLast((open) => open.kind === 'tagged');
          }
        } else if (textStart < 0) closeMark(artifacts);
        break;
      }
      case 'q':
        depth++;
        if (depth > deepest) deepest = depth;
        if (geometry !== undefined) saveGeometry(geometry);
        break;
      case 'Q':
        if (artifacts.start >= 0 && artifacts.depth >= depth) closeMark(artifacts);
        depth--;
        if (geometry !== undefined) restoreGeometry(geometry);
        break;
      case 'cm':
        if (geometry !== undefined) {
          geometry.matrix = multiply(readMatrix(scanner), geometry.matrix);
        }
        break;
    }
  }
  closeMark(artifacts);
  return { edits, depth: deepest };
}

function readSize(bytes: Uint8Array, position: number): number {
  return position < 0 ? 0 : parseNumber({ bytes, position });
}

function readBaseline(scanner: ContentScanner): number {
  const position = scanner.operands[5];
  return position === undefined ? Number.NaN : parseNumber({ bytes: scanner.bytes, position });
}

function finishSequence(
  mark: Mark,
  scanner: ContentScanner,
  edits: Edit[],
  environment: ScanEnvironment,
): void {
  const role = environment.roleOf(mark.mcid);
  const artifact =
    role.kind === 'artifact' ||
    (role.kind === 'decoration' && !mark.hasText && !mark.hasImage) ||
    (role.repeats?.has(mark.text) ?? false);
  if (artifact) {
    const empty = !mark.hasText && !mark.hasImage && !mark.hasPath;
    edits.push({ start: mark.start, end: mark.end, text: empty ? '' : '/Artifact BMC' });
    if (empty) edits.push({ start: scanner.start, end: scanner.end, text: '' });
  }
  if (role.isLoose === true) environment.leaveOut(mark.text);
  environment.finish(mark.mcid, {
    text: mark.text,
    box: mark.box,
    edges: mark.watch?.edges,
    artifact,
  });
}
