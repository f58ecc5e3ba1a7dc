import {
  type ContentScanner,
  createContentScanner,
  type Edit,
  nextOperation,
} from '../objects/content.ts';
import { parseName, parseNumber, parseValue } from '../objects/parser.ts';
import {
  decodeTextString,
  isDictionary,
  isString,
  type PdfDictionary,
  type PdfStream,
} from '../objects/values.ts';
import { closeMark, createArtifactMarks, markUnit } from './artifact-marks.ts';
import type { FontUse } from './context.ts';
import { intersect, type Matrix, multiply, transformBox, unite } from './matrix.ts';
import type { Rectangle } from './options.ts';
import { decodeCodes, decodeOperand, readCodes, toPlainCharacters } from './text-decoder.ts';

/** What the scan is told, and whom it tells. */
export interface ScanEnvironment {
  /** What may become of a marked-content sequence of this stream. */
  roleOf(mcid: number): ContentRole;
  /** A sequence is through. */
  finish(mcid: number, sequence: SequenceFacts): void;
  /** The font of a name in this stream's resources. */
  fontOf(name: string): FontUse | undefined;
  /** The external object of a name in this stream's resources. */
  xobjectOf(name: string): PdfStream | undefined;
  /** A property list of a name in this stream's resources. */
  propertiesOf(name: string): PdfDictionary | undefined;
  /** A form is drawn: scan it. The result says whether it marks its own content. */
  enterForm(form: PdfStream, matrix: Matrix, marked: boolean): boolean;
  /** Index of the page, for what is reported. */
  readonly page: number;
  /** Whether boxes are wanted of any sequence here. */
  readonly wantsBoxes: boolean;
  readonly matrix: Matrix;
  /** The stream is drawn inside marked content, so that nothing in it is unmarked. */
  readonly marked: boolean;
}

export interface ContentRole {
  /** `artifact`: always; `decoration`: if it shows neither text nor image; `content`: never. */
  kind: 'content' | 'decoration' | 'artifact';
  /** A text that is an artifact if it is shown again: the repeated head row of a table. */
  repeats?: { has(text: string): boolean };
}

export interface SequenceFacts {
  text: string;
  box: Rectangle | undefined;
  artifact: boolean;
}

/** What a scan leaves. */
export interface ScanResult {
  edits: Edit[];
  /** The deepest nesting of `q`; ISO 19005-2, 6.1.13 allows 28. */
  depth: number;
}

/** An open marked-content sequence. */
interface Mark {
  kind: 'tagged' | 'artifact' | 'text' | 'other';
  mcid: number;
  /** The range of its beginning operator. */
  start: number;
  end: number;
  hasText: boolean;
  hasImage: boolean;
  hasPath: boolean;
  text: string;
  box: Rectangle | undefined;
  /** `ActualText` of a text mark, and the codes shown under it. */
  actual: string;
  codes: number[];
  font: FontUse | undefined;
  shows: { start: number; end: number }[];
}

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
  const geometry = createGeometry(environment);
  let markedDepth = environment.marked ? 1 : 0;
  let tagged: Mark | undefined;
  let depth = 0;
  let deepest = 0;
  let pathStart = -1;
  let textStart = -1;
  let untaggedShows: { start: number; end: number }[] = [];
  let taggedInText = false;
  let font: FontUse | undefined;

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
        break;
      case 'ET':
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
        break;
      case 'Tf':
        font = environment.fontOf(readNameAt(bytes, scanner.operands[0]));
        break;
      case 'Tj':
      case 'TJ':
      case "'":
      case '"':
        if (markedDepth === 0) untaggedShows.push({ start: scanner.start, end: scanner.end });
        if (tagged !== undefined) tagged.hasText = true;
        showText(scanner, font, marks, tagged, environment.page);
        break;
      case 'BMC':
      case 'BDC': {
        // A mark of text alone, inside a text object that is all unmarked, is in the unit.
        const mark = readMark(scanner, environment);
        if (mark.kind === 'tagged' || mark.kind === 'artifact') {
          closeMark(artifacts);
          markedDepth++;
          if (textStart >= 0) taggedInText = true;
          if (mark.kind === 'tagged') tagged = mark;
        } else if (textStart < 0) closeMark(artifacts);
        marks.push(mark);
        break;
      }
      case 'EMC': {
        const mark = marks.pop();
        if (mark === undefined) break;
        if (mark.kind === 'text') finishActualText(mark, scanner, edits, tagged);
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

function readNameAt(bytes: Uint8Array, offset: number | undefined): string {
  return offset === undefined || bytes[offset] !== 0x2f
    ? ''
    : parseName({ bytes, position: offset });
}

function readMark(scanner: ContentScanner, environment: ScanEnvironment): Mark {
  const { bytes, operands } = scanner;
  const tag = readNameAt(bytes, operands[0]);
  const mark: Mark = {
    kind: tag === 'Artifact' ? 'artifact' : 'other',
    mcid: -1,
    start: scanner.start,
    end: scanner.end,
    hasText: false,
    hasImage: false,
    hasPath: false,
    text: '',
    box: undefined,
    actual: '',
    codes: [],
    font: undefined,
    shows: [],
  };
  if (scanner.operator === 'BMC' || mark.kind === 'artifact') return mark;
  const at = operands[1];
  if (at === undefined) return mark;
  const value = parseValue({ bytes, position: at });
  const properties = typeof value === 'string' ? environment.propertiesOf(value) : value;
  if (!isDictionary(properties)) return mark;
  const mcid = properties.get('MCID');
  const actual = properties.get('ActualText');
  if (typeof mcid === 'number') {
    mark.kind = 'tagged';
    mark.mcid = mcid;
  } else if (isString(actual)) {
    mark.kind = 'text';
    mark.actual = decodeTextString(actual);
  }
  return mark;
}

/** Note what a show operator shows, under the mark that explains it or else as it is. */
function showText(
  scanner: ContentScanner,
  font: FontUse | undefined,
  marks: readonly Mark[],
  tagged: Mark | undefined,
  page: number,
): void {
  const operand = scanner.operands[scanner.count - 1];
  if (font === undefined || operand === undefined) return;
  const explained = marks.findLast((mark) => mark.kind === 'text');
  if (explained === undefined) {
    const text = decodeOperand(scanner.bytes, operand, font);
    if (font.used[0] === 1) noteMissing(font, page, text || (tagged?.text ?? ''));
    if (tagged !== undefined) tagged.text += text;
    return;
  }
  const codes = readCodes(scanner.bytes, operand, font);
  for (const code of codes) font.used[code] = 1;
  explained.codes.push(...codes);
  explained.font = font;
  if (font.used[0] === 1) noteMissing(font, page, explained.actual);
  explained.shows.push({ start: scanner.start, end: scanner.end });
}

/** Note a place where glyph 0 is shown; `used[0]` is set back so that the next one is noticed. */
function noteMissing(font: FontUse, page: number, text: string): void {
  font.missing.push({ page, text });
  font.used[0] = 0;
}

const softHyphens = /^\u00ad+$/;

/**
 * A cluster that `ActualText` explains is through. A soft hyphen that the line
 * doesn't end with is drawn by Chromium as a space of no width: it goes, so that
 * the text that is copied out has whole words.
 */
function finishActualText(
  mark: Mark,
  scanner: ContentScanner,
  edits: Edit[],
  tagged: Mark | undefined,
): void {
  const { font } = mark;
  if (font === undefined) return;
  if (softHyphens.test(mark.actual) && decodeCodes(mark.codes, font).trim() === '') {
    edits.push({ start: mark.start, end: mark.end, text: '' });
    for (const show of mark.shows) edits.push({ ...show, text: '' });
    edits.push({ start: scanner.start, end: scanner.end, text: '' });
    return;
  }
  if (tagged !== undefined) tagged.text += mark.actual;
  if (isRedundant(mark, font)) {
    edits.push({ start: mark.start, end: mark.end, text: '' });
    edits.push({ start: scanner.start, end: scanner.end, text: '' });
    return;
  }
  const key = `${mark.codes.join(' ')}=${mark.actual}`;
  const known = font.clusters.get(key);
  if (known !== undefined) known.count++;
  else font.clusters.set(key, { codes: mark.codes, text: mark.actual, count: 1 });
}

/** Whether the glyphs of a cluster say by themselves what `ActualText` says. */
function isRedundant(mark: Mark, font: FontUse): boolean {
  let text = '';
  for (const code of mark.codes)
    text = toPlainCharacters(font.font.toUnicode.get(code) ?? '\0') + text;
  return text === mark.actual;
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
  environment.finish(mark.mcid, { text: mark.text, box: mark.box, artifact });
}

/** Where things are drawn, followed only on pages that have figures. */
interface Geometry {
  matrix: Matrix;
  clip: Rectangle | undefined;
  /** The box of the current path, transformed. */
  path: Rectangle | undefined;
  /** The current path becomes a clip when it ends. */
  clips: boolean;
  readonly stack: { matrix: Matrix; clip: Rectangle | undefined }[];
}

function createGeometry(environment: ScanEnvironment): Geometry | undefined {
  if (!environment.wantsBoxes) return undefined;
  return {
    matrix: environment.matrix,
    clip: undefined,
    path: undefined,
    clips: false,
    stack: [],
  };
}

function saveGeometry(geometry: Geometry): void {
  geometry.stack.push({ matrix: geometry.matrix, clip: geometry.clip });
}

function restoreGeometry(geometry: Geometry): void {
  const saved = geometry.stack.pop();
  if (saved === undefined) return;
  geometry.matrix = saved.matrix;
  geometry.clip = saved.clip;
}

function readNumbers(scanner: ContentScanner): number[] {
  const numbers: number[] = [];
  for (let i = 0; i < scanner.count; i++) {
    numbers.push(parseNumber({ bytes: scanner.bytes, position: scanner.operands[i] as number }));
  }
  return numbers;
}

function readMatrix(scanner: ContentScanner): Matrix {
  const [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0] = readNumbers(scanner);
  return [a, b, c, d, e, f];
}

function addPoints(geometry: Geometry, scanner: ContentScanner): void {
  const numbers = readNumbers(scanner);
  if (scanner.operator === 're') {
    const [x = 0, y = 0, width = 0, height = 0] = numbers;
    const box = transformBox(geometry.matrix, [x, y, x + width, y + height]);
    geometry.path = unite(geometry.path, box);
    return;
  }
  // Control points of a curve enclose it; near enough for a box.
  for (let i = 0; i + 1 < numbers.length; i += 2) {
    const x = numbers[i] as number;
    const y = numbers[i + 1] as number;
    geometry.path = unite(geometry.path, transformBox(geometry.matrix, [x, y, x, y]));
  }
}

function endPath(geometry: Geometry): void {
  if (geometry.clips && geometry.path !== undefined) {
    geometry.clip = intersect(geometry.path, geometry.clip) ?? geometry.path;
  }
  geometry.path = undefined;
  geometry.clips = false;
}

/** An image is drawn in the unit square. */
function unitBox(geometry: Geometry): Rectangle {
  return transformBox(geometry.matrix, [0, 0, 1, 1]);
}

function addBox(mark: Mark, geometry: Geometry, box: Rectangle | undefined): void {
  if (box === undefined) return;
  const visible = intersect(box, geometry.clip);
  if (visible !== undefined) mark.box = unite(mark.box, visible);
}
