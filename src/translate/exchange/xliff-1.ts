/** XLIFF 1.2 (OASIS Standard, 1 February 2008), as computer-aided translation tools read it. */
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
import { marksOf, type Placeholder, readPieces, sayMark, writePieces } from './inline.ts';
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

const NAMESPACE = 'urn:oasis:names:tc:xliff:document:1.2';

/** `ctype` of inline elements (XLIFF 1.2, 2.4.2); what it does not list begins with `x-`. */
const types: Record<Mark['kind'], string> = {
  emphasis: 'italic',
  strong: 'bold',
  delete: 'x-strikethrough',
  language: 'x-language',
  sort: 'x-sort-key',
  link: 'link',
  address: 'x-address',
  note: 'x-note',
  image: 'image',
  code: 'x-code',
  break: 'lb',
  html: 'x-html',
};

const states: Record<UnitState, string> = {
  initial: 'needs-translation',
  'needs-review': 'needs-review-translation',
  translated: 'translated',
  reviewed: 'signed-off',
};

export const xliff1: ExchangeFormat = {
  name: 'xliff',
  extension: '.xlf',
  write: (file) => new TextEncoder().encode(writeXliff(file)),
  read: (bytes) => readXliff(readXml(new TextDecoder().decode(bytes))),
};

function writeXliff(file: ExchangeFile): string {
  const body = writeBlock('body', {}, file.units.map(writeUnit));
  const inner = writeBlock(
    'file',
    {
      original: file.original,
      'source-language': file.sourceLanguage,
      'target-language': file.targetLanguage,
      datatype: 'x-markdown',
    },
    [body],
  );
  const xliff = writeBlock('xliff', { version: '1.2', xmlns: NAMESPACE }, [inner]);
  return writeXml(xliff);
}

function writeUnit(unit: Unit): string {
  const marks = marksOf(unit);
  const target =
    unit.target === undefined
      ? []
      : [writeElement('target', { state: states[unit.state] }, writeInline(unit.target, marks))];
  const contexts = [
    ['x-section', describeContext(unit)],
    ['x-previous', unit.previous],
    ['sourcefile', unit.place.replace(/:\d+$/u, '')],
    ['linenumber', unit.place.replace(/^.*:/u, '')],
  ].filter(([, text]) => text !== '');
  const context = writeBlock(
    'context-group',
    { purpose: 'information' },
    contexts.map(([type, text]) =>
      writeElement('context', { 'context-type': type }, escapeText(text ?? '')),
    ),
  );
  const matches = unit.matches.map((match) =>
    writeBlock(
      'alt-trans',
      { 'match-quality': `${Math.min(match.score, 100)}`, origin: match.origin },
      [
        writeElement('source', {}, writeInline(match.source, marks)),
        writeElement('target', {}, writeInline(match.target, marks)),
      ],
    ),
  );
  return writeBlock(
    'trans-unit',
    {
      id: unit.id,
      restype: `x-${unit.kind.split(/[ :,]/u)[0]?.toLowerCase()}`,
      approved: unit.state === 'reviewed' ? 'yes' : 'no',
      'xml:space': 'preserve',
    },
    [
      writeElement('source', {}, writeInline(unit.source, marks)),
      ...target,
      context,
      ...[`${unit.kind}.`, ...unit.notes].map((note) =>
        writeElement('note', { from: 'rapporteur' }, escapeText(note)),
      ),
      ...matches,
    ],
  );
}

function writeInline(content: Content, marks: ReadonlyMap<string, Mark>): string {
  return writePieces(content, (piece) => {
    if (piece.type === 'close') return '</g>';
    const mark = marks.get(piece.id);
    const attributes = {
      id: piece.id,
      ctype: mark === undefined ? undefined : typeOf(mark, piece),
      'equiv-text': sayMark(mark),
    };
    return piece.type === 'open' ? writeOpening('g', attributes) : writeElement('x', attributes);
  });
}

/** A link around words is of the standard's types, a cross-reference without words is not. */
function typeOf({ kind }: Mark, piece: Placeholder): string {
  const type = types[kind];
  const isKnown = piece.type === 'open' || PLACEHOLDER_TYPES.has(type) || type.startsWith('x-');
  return isKnown ? type : `x-${type}`;
}

/** What `ctype` of `x` may be (XLIFF 1.2, 2.4.2). */
const PLACEHOLDER_TYPES = new Set(['image', 'lb']);

/** Read XLIFF 1.2: an entry for each of its `file`s. */
export function readXliff(root: XmlElement): ReturnedFile[] {
  return childElements(root, 'file').map((file) => ({
    original: file.attributes['original'] ?? '',
    sourceLanguage: file.attributes['source-language'] ?? '',
    targetLanguage: file.attributes['target-language'] ?? '',
    units: descendants(file, 'trans-unit').map(readUnit),
  }));
}

function readUnit(element: XmlElement): ReturnedUnit {
  const target = firstChild(element, 'target');
  const content = target === undefined ? [] : normalizeContent(readInline(target));
  const state = readState(element, target);
  return {
    id: element.attributes['id'] ?? '',
    state,
    ...(content.length === 0 ? {} : { target: content }),
  };
}

/** `state` of the target (XLIFF 1.2, 2.4.2), and `approved` of the unit. */
function readState(unit: XmlElement, target: XmlElement | undefined): UnitState {
  if (target === undefined) return 'initial';
  const { state } = target.attributes;
  if (unit.attributes['approved'] === 'yes') return 'reviewed';
  if (state === undefined) return 'translated';
  if (state === 'final' || state === 'signed-off') return 'reviewed';
  if (state === 'new' || state === 'needs-translation') return 'initial';
  return state.startsWith('needs-') ? 'needs-review' : 'translated';
}

/** Pairs as `g`, or as the separate beginnings and ends that some tools make of them. */
function readInline(element: XmlElement): Piece[] {
  return readPieces(element, (child, inside) => {
    const id = child.attributes['rid'] ?? child.attributes['id'] ?? '';
    switch (localName(child)) {
      case 'g':
        return [{ type: 'open', id }, ...inside(), { type: 'close', id }];
      case 'x':
      case 'ph':
      case 'it':
        return [{ type: 'single', id }];
      case 'bx':
      case 'bpt':
        return [{ type: 'open', id }];
      case 'ex':
      case 'ept':
        return [{ type: 'close', id }];
      default:
        // `mrk`: a tool's own cut or comment around text.
        return undefined;
    }
  });
}
