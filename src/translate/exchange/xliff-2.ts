/** XLIFF 2.0 (OASIS Standard, 5 August 2014); 2.1 and 2.2 have the same core and are read too. */
import { type Content, normalizeContent, type Piece } from '../content.ts';
import type { Mark } from '../segment.ts';
import {
  describeContext,
  type ExchangeFile,
  type ExchangeFormat,
  type ReturnedFile,
  type ReturnedUnit,
  type Unit,
  type UnitState,
} from './exchange.ts';
import { marksOf, readPieces, sayMark, writePieces } from './inline.ts';
import {
  childElements,
  descendants,
  escapeText,
  firstChild,
  localName,
  readXml,
  writeBlock,
  writeElement,
  writeOpening,
  writeXml,
  type XmlElement,
} from './xml.ts';

const NAMESPACE = 'urn:oasis:names:tc:xliff:document:2.0';
const MATCHES = 'urn:oasis:names:tc:xliff:matches:2.0';

/** `type` of inline codes, and `subType` where XLIFF knows one (XLIFF 2.0, 4.3.1.40 and 37). */
const types: Record<Mark['kind'], readonly [type: string, subType?: string]> = {
  emphasis: ['fmt', 'xlf:i'],
  strong: ['fmt', 'xlf:b'],
  delete: ['fmt'],
  language: ['other'],
  sort: ['other'],
  link: ['link'],
  address: ['link'],
  note: ['other'],
  image: ['image'],
  code: ['other'],
  break: ['fmt', 'xlf:lb'],
  html: ['other'],
};

export const xliff2: ExchangeFormat = {
  name: 'xliff2',
  extension: '.xlf',
  write: (file) => new TextEncoder().encode(writeXliff(file)),
  read: (bytes) => readXliff(readXml(new TextDecoder().decode(bytes))),
};

function writeXliff(file: ExchangeFile): string {
  const inner = writeBlock(
    'file',
    { id: 'f1', original: file.original },
    file.units.map(writeUnit),
  );
  const xliff = writeBlock(
    'xliff',
    {
      version: '2.0',
      xmlns: NAMESPACE,
      'xmlns:mtc': MATCHES,
      srcLang: file.sourceLanguage,
      trgLang: file.targetLanguage,
    },
    [inner],
  );
  return writeXml(xliff);
}

function writeUnit(unit: Unit): string {
  const marks = marksOf(unit);
  const text = (content: Content) => writeInline(content, marks);
  const matches = unit.matches.map((match) =>
    writeBlock(
      'mtc:match',
      { ref: '#s', matchQuality: `${Math.min(match.score, 100)}`, origin: match.origin },
      [
        writeElement('source', {}, text(match.source)),
        writeElement('target', {}, text(match.target)),
      ],
    ),
  );
  const notes = [
    ['description', `${unit.kind}.`],
    ['context', describeContext(unit)],
    ['previous', unit.previous],
    ['location', unit.place],
    ...unit.notes.map((note) => ['instruction', note] as const),
  ].filter(([, note]) => note !== '');
  const space = { 'xml:space': 'preserve' };
  return writeBlock('unit', { id: unit.id, name: unit.kind }, [
    ...(matches.length === 0 ? [] : [writeBlock('mtc:matches', {}, matches)]),
    writeBlock(
      'notes',
      {},
      notes.map(([category, note]) => writeElement('note', { category }, escapeText(note ?? ''))),
    ),
    writeBlock('segment', { id: 's', ...writeState(unit.state) }, [
      writeElement('source', space, text(unit.source)),
      ...(unit.target === undefined ? [] : [writeElement('target', space, text(unit.target))]),
    ]),
  ]);
}

/** What waits for a look is `initial` with its reason in `subState` (XLIFF 2.0, 4.3.1.33). */
function writeState(state: UnitState): { state: string; subState?: string } {
  if (state === 'needs-review') return { state: 'initial', subState: 'rapporteur:needs-review' };
  return { state };
}

function writeInline(content: Content, marks: ReadonlyMap<string, Mark>): string {
  return writePieces(content, (piece) => {
    if (piece.type === 'close') return '</pc>';
    const mark = marks.get(piece.id);
    const [type, subType] = mark === undefined ? [] : types[mark.kind];
    const says = sayMark(mark);
    const common = { id: piece.id, canCopy: 'no', canDelete: 'no', type, subType };
    return piece.type === 'open'
      ? writeOpening('pc', { ...common, dispStart: says })
      : writeElement('ph', { ...common, disp: says });
  });
}

function readXliff(root: XmlElement): ReturnedFile[] {
  return childElements(root, 'file').map((file) => ({
    original: file.attributes['original'] ?? '',
    sourceLanguage: root.attributes['srcLang'] ?? '',
    targetLanguage: root.attributes['trgLang'] ?? '',
    units: descendants(file, 'unit').map(readUnit),
  }));
}

/** A unit; a tool may have cut it into segments, with ignorable text between them. */
function readUnit(element: XmlElement): ReturnedUnit {
  const parts = childElements(element).filter((child) =>
    ['segment', 'ignorable'].includes(localName(child)),
  );
  const segments = parts.filter((part) => localName(part) === 'segment');
  const isWhole = segments.every((segment) => firstChild(segment, 'target') !== undefined);
  const order = (part: XmlElement, index: number) =>
    Number(firstChild(part, 'target')?.attributes['order'] ?? index + 1);
  const ordered = parts
    .map((part, index) => ({ part, at: order(part, index) }))
    .sort((a, b) => a.at - b.at);
  const content = ordered.flatMap(({ part }) => {
    const written =
      firstChild(part, 'target') ??
      (localName(part) === 'ignorable' ? firstChild(part, 'source') : undefined);
    return written === undefined ? [] : readInline(written);
  });
  const target = normalizeContent(content);
  return {
    id: element.attributes['id'] ?? '',
    state: isWhole ? leastOf(segments.map(readState)) : 'initial',
    ...(target.length === 0 || !isWhole ? {} : { target }),
  };
}

function readState(segment: XmlElement): UnitState {
  const { state = 'initial', subState } = segment.attributes;
  if (state === 'final' || state === 'reviewed') return 'reviewed';
  if (state === 'translated') return 'translated';
  return subState === 'rapporteur:needs-review' ? 'needs-review' : 'initial';
}

const ORDER: readonly UnitState[] = ['initial', 'needs-review', 'translated', 'reviewed'];

function leastOf(states: readonly UnitState[]): UnitState {
  return ORDER.find((state) => states.includes(state)) ?? 'initial';
}

/** Pairs as `pc`, or as `sc` and `ec` where they reach over segments. */
function readInline(element: XmlElement): Piece[] {
  return readPieces(element, (child, inside) => {
    const { id = '', startRef } = child.attributes;
    switch (localName(child)) {
      case 'pc':
        return [{ type: 'open', id }, ...inside(), { type: 'close', id }];
      case 'ph':
        return [{ type: 'single', id }];
      case 'sc':
        return [{ type: 'open', id }];
      case 'ec':
        return [{ type: 'close', id: startRef ?? id }];
      case 'cp':
        return [];
      default:
        return undefined;
    }
  });
}
