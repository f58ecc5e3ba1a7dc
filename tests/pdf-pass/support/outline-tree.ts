import type { Context } from '../../../src/formats/pdf/conformance/context.ts';
import type { Problem } from '../../../src/formats/pdf/conformance/options.ts';
import type { SequenceFacts } from '../../../src/formats/pdf/conformance/scan-environment.ts';
import {
  createElement,
  isElement,
  type StructureElement,
} from '../../../src/formats/pdf/conformance/structure-tree.ts';
import {
  createDictionary,
  createString,
  createTextString,
  decodeTextString,
  isString,
  type PdfDictionary,
  type PdfReference,
} from '../../../src/formats/pdf/objects/values.ts';
import { createMetadata } from './metadata.ts';

/**
 * Run one pass on a structure tree that is written as an indented outline:
 *
 *     Document
 *       L
 *         LI
 *           Lbl
 *             "1."
 *           P lang=fr
 *             "text"
 *
 * A text is a marked-content sequence that shows it; `[name]` is the annotation
 * of that name. What goes behind a type are attributes.
 *
 * @returns the tree after the pass, in the same form, and the problems
 */
export function runPass(
  pass: (context: Context) => void,
  source: string,
): { tree: string; problems: Problem[] } {
  const page: PdfReference = { kind: 'reference', number: 1 };
  const facts: SequenceFacts[] = [];
  const root = parse(source, page, facts);
  const problems: Problem[] = [];
  const context: Context = {
    file: {
      trailer: new Map(),
      size: 2,
      reference: (number) => ({ kind: 'reference', number }),
      resolve: (value) => (value === undefined ? null : value),
      replace: () => undefined,
      add: () => ({ kind: 'reference', number: 2 }),
    },
    catalog: new Map(),
    pages: [{ reference: page, dictionary: new Map(), index: 0 }],
    tree: { roots: [root], rootReference: page, byNumber: new Map() },
    options: { profile: 'ua', metadata: createMetadata(), producer: 'test' },
    problems,
    fonts: new Map(),
    facts: new Map([[page, facts]]),
  };
  pass(context);
  return { tree: format(root, facts, ''), problems };
}

function parse(source: string, page: PdfReference, facts: SequenceFacts[]): StructureElement {
  const open: { element: StructureElement; indent: number }[] = [];
  let root: StructureElement | undefined;
  for (const line of source.split('\n').filter((text) => text.trim() !== '')) {
    const indent = line.search(/\S/);
    const text = line.trim();
    while ((open.at(-1)?.indent ?? -1) >= indent) open.pop();
    const parent = open.at(-1)?.element;
    if (text.startsWith('"')) {
      const shown = JSON.parse(text) as string;
      parent?.kids.push({ kind: 'content', mcid: facts.length, page, container: page });
      facts.push({ text: shown, box: undefined, edges: undefined, artifact: false });
      continue;
    }
    if (text.startsWith('[')) {
      const object: PdfReference = { kind: 'reference', number: text.charCodeAt(1) };
      parent?.kids.push({ kind: 'object', object, page });
      continue;
    }
    const element = parseElement(text);
    element.parent = parent;
    parent?.kids.push(element);
    root ??= element;
    open.push({ element, indent });
  }
  if (root === undefined) throw new Error('an empty tree');
  return root;
}

const names = { lang: 'Lang', alt: 'Alt', actual: 'ActualText', id: 'ID' } as const;

function parseElement(text: string): StructureElement {
  const [type = '', ...pairs] = text.match(/[^\s"]+(?:"[^"]*")?/g) ?? [];
  const table: PdfDictionary = new Map();
  const attributes = createDictionary({});
  for (const pair of pairs) {
    const at = pair.indexOf('=');
    const key = pair.slice(0, at);
    const value = pair.slice(at + 1).replaceAll('"', '');
    const name = Object.entries(names).find(([short]) => short === key)?.[1];
    if (name !== undefined) attributes.set(name, createTextString(value));
    else if (key === 'headers') table.set('Headers', value.split(',').map(createString));
    else table.set(key, /^\d+$/.test(value) ? Number(value) : value);
  }
  if (table.size > 0) attributes.set('A', new Map([['O', 'Table'], ...table]));
  return createElement(type, attributes);
}

function format(
  element: StructureElement,
  facts: readonly SequenceFacts[],
  indent: string,
): string {
  let line = indent + element.type;
  for (const [short, name] of Object.entries(names)) {
    const value = element.attributes.get(name);
    if (isString(value)) line += ` ${short}=${quote(decodeTextString(value))}`;
  }
  const table = element.attributes.get('A');
  if (table instanceof Map) {
    for (const [key, value] of table) {
      if (key === 'O') continue;
      const headers = Array.isArray(value) ? value.map((id) => (isString(id) ? id.bytes : '')) : [];
      line += Array.isArray(value) ? ` headers=${headers.join(',')}` : ` ${key}=${String(value)}`;
    }
  }
  const inner = `${indent}  `;
  const kids = element.kids.map((kid) => {
    if (isElement(kid)) return format(kid, facts, inner);
    if (kid.kind === 'object') return `${inner}[${String.fromCharCode(kid.object.number)}]\n`;
    return `${inner}${JSON.stringify(facts[kid.mcid]?.text)}\n`;
  });
  return `${line}\n${kids.join('')}`;
}

function quote(text: string): string {
  return text.includes(' ') ? `"${text}"` : text;
}

/** An outline as it is written in a test, without the indent of the code around it. */
export function outline(strings: TemplateStringsArray): string {
  const lines = (strings[0] ?? '').split('\n').filter((line) => line.trim() !== '');
  const indent = Math.min(...lines.map((line) => line.search(/\S/)));
  return `${lines.map((line) => line.slice(indent)).join('\n')}\n`;
}
