/** An element of an SVG file. */
export interface SvgElement {
  name: string;
  attributes: Map<string, string>;
  children: (SvgElement | string)[];
  /** Of its tag in the text. */
  offset: number;
}

/** The problem that an SVG file could not be used for, in an editor's words. */
export class SvgError extends Error {
  /** Where in the text; `undefined` for the whole. */
  readonly offset: number | undefined;

  constructor(message: string, offset?: number) {
    super(message);
    this.offset = offset;
  }
}

const nameStart = String.raw`[A-Za-z_\u00c0-\uffff]`;
const namePattern = new RegExp(`${nameStart}[\\w:.\\-\\u00b7-\\uffff]*`, 'y');
const entities: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/**
 * Read an SVG file as a tree. Only what SVG needs of XML 1.0 is known: a
 * document type, entities of its own and processing instructions are refused,
 * because they are how XML bombs and file reading are made.
 *
 * @param text the file
 * @param limits how many elements, and how deep inside one another
 * @throws {SvgError} at the first problem
 */
export function parseSvg(text: string, limits: { elements: number; depth: number }): SvgElement {
  let at = 0;
  let count = 0;
  const fail = (message: string): never => {
    throw new SvgError(message, at);
  };
  const open: SvgElement[] = [];
  let root: SvgElement | undefined;
  const addText = (content: string) => {
    const parent = open.at(-1);
    if (parent !== undefined) parent.children.push(content);
    else if (content.trim() !== '') fail('there is text outside of <svg>');
  };
  const skipTo = (end: string) => {
    const found = text.indexOf(end, at);
    if (found < 0) fail(`"${end}" is missing`);
    at = found + end.length;
    return text.slice(at, found);
  };
  if (/^<\?xml\s/.test(text)) {
    const declaration = text.slice(0, text.indexOf('?>') + 2);
    const encoding = /encoding\s*=\s*["']([^"']*)/.exec(declaration)?.[1];
    if (encoding !== undefined && !/^(utf-8|us-ascii)$/i.test(encoding))
      fail(`it is in ${encoding}, not UTF-8`);
    skipTo('?>');
  }
  while (at < text.length) {
    const next = text.indexOf('<', at);
    if (next !== at) {
      const content = text.slice(at, next < 0 ? text.length : next);
      addText(decodeEntities(content, fail));
      at += content.length;
    } else if (text.startsWith('<!--', at)) {
      skipTo('-->');
    } else if (text.startsWith('<![CDATA[', at)) {
      const start = at + 9;
      skipTo(']]>');
      addText(text.slice(start, at - 3));
    } else if (text.startsWith('<!', at)) {
      fail('a document type or entity is declared');
    } else if (text.startsWith('<?', at)) {
      fail('there is a processing instruction');
    } else if (text.startsWith('</', at)) {
      at += 2;
      const name = readName() ?? fail('a tag has no name');
      skipSpace();
      if (text[at] !== '>') fail(`the tag </${name} is not closed`);
      at += 1;
      const element = open.pop();
      if (element?.name !== name) fail(`</${name}> closes nothing`);
    } else {
      readElement();
    }
  }
  if (open.length > 0) fail(`<${open.at(-1)?.name}> is not closed`);
  if (root === undefined) return fail('there is no <svg>');
  return root;

  function readElement(): void {
    const offset = at;
    at += 1;
    const name = readName() ?? fail('a "<" opens no tag');
    const element: SvgElement = { name, attributes: new Map(), children: [], offset };
    for (;;) {
      const spaced = skipSpace();
      if (text.startsWith('/>', at)) {
        at += 2;
        attach(element);
        return;
      }
      if (text[at] === '>') {
        at += 1;
        attach(element);
        open.push(element);
        if (open.length > limits.depth)
          fail(`more than ${limits.depth} elements inside one another`);
        return;
      }
      const key = spaced ? readName() : undefined;
      if (key === undefined) throw new SvgError(`the tag <${name} is not closed`, at);
      skipSpace();
      if (text[at] !== '=') fail(`the attribute "${key}" has no value`);
      at += 1;
      skipSpace();
      const quote = text[at];
      if (quote !== '"' && quote !== "'")
        throw new SvgError(`the attribute "${key}" has no quotation marks`, at);
      const end = text.indexOf(quote, at + 1);
      if (end < 0) fail(`the attribute "${key}" is not closed`);
      const value = text.slice(at + 1, end);
      if (value.includes('<')) fail(`the attribute "${key}" holds a "<"`);
      if (element.attributes.has(key)) fail(`the attribute "${key}" is there twice`);
      element.attributes.set(key, decodeEntities(value, fail));
      at = end + 1;
    }
  }

  function attach(element: SvgElement): void {
    count += 1;
    if (count > limits.elements) fail(`more than ${limits.elements} elements`);
    const parent = open.at(-1);
    if (parent !== undefined) parent.children.push(element);
    else if (root === undefined) root = element;
    else fail('there is a second outermost element');
  }

  function readName(): string | undefined {
    namePattern.lastIndex = at;
    const found = namePattern.exec(text)?.[0];
    if (found !== undefined) at += found.length;
    return found;
  }

  function skipSpace(): boolean {
    const from = at;
    while (at < text.length && ' \t\r\n'.includes(text.charAt(at))) at += 1;
    return at > from;
  }
}

function decodeEntities(text: string, fail: (message: string) => never): string {
  if (!text.includes('&')) return text;
  return text.replace(/&([^;&\s]{0,40});?/g, (whole, name: string) => {
    const known = Object.hasOwn(entities, name) ? entities[name] : undefined;
    if (known !== undefined && whole.endsWith(';')) return known;
    const number = /^#(?:x([0-9a-f]{1,6})|(\d{1,7}))$/i.exec(name);
    const point =
      number === null
        ? Number.NaN
        : Number.parseInt(number[1] ?? number[2] ?? '', number[1] ? 16 : 10);
    const allowed =
      point === 9 ||
      point === 10 ||
      point === 13 ||
      (point >= 32 && point <= 0x10ffff && !(point >= 0xd800 && point <= 0xdfff));
    return allowed ? String.fromCodePoint(point) : fail(`"${whole}" is not a character`);
  });
}

/** An element as XML. */
export function serialiseSvg(element: SvgElement): string {
  const parts: string[] = [];
  write(element);
  return parts.join('');

  function write(node: SvgElement): void {
    parts.push('<', node.name);
    for (const [key, value] of node.attributes) parts.push(' ', key, '="', escapeXml(value), '"');
    if (node.children.length === 0) {
      parts.push('/>');
      return;
    }
    parts.push('>');
    for (const child of node.children) {
      if (typeof child === 'string') parts.push(escapeXml(child));
      else write(child);
    }
    parts.push('</', node.name, '>');
  }
}

function escapeXml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
