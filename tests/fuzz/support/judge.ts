/** What is wrong with an artifact, as far as it can be told in a millisecond. */
import { parseXml, XmlElement, type XmlNode } from '@rgrove/parse-xml';
import { strFromU8, unzipSync } from 'fflate';
import { parse as parseHtml, defaultTreeAdapter as tree } from 'parse5';

type HtmlNode = Parameters<typeof tree.isElementNode>[0];

/** Problems of an artifact, in words; none for one that is well-formed and whole. */
export function judge(format: string, bytes: Uint8Array, isFine: boolean): string[] {
  const problems = format === 'html' ? judgePage(strFromU8(bytes)) : judgePackage(format, bytes);
  // Of a text with errors, ids may be there twice and links lead nowhere.
  return isFine ? problems : problems.filter((problem) => !/^link| twice$/.test(problem));
}

function judgePage(text: string): string[] {
  const problems: string[] = [];
  const page = parseHtml(text, {
    sourceCodeLocationInfo: true,
    onParseError: ({ code, startLine, startCol }) =>
      problems.push(`HTML: ${code} at ${startLine}:${startCol}`),
  });
  const ids = new Set<string>();
  const links: string[] = [];
  const visit = (node: HtmlNode): void => {
    if (tree.isElementNode(node)) {
      if (/^(?:script|iframe|object|embed|base|form|link|meta)$/.test(node.tagName)) {
        const attributes = node.attrs.map(({ name, value }) => `${name}=${value}`).join(' ');
        if (
          !/^(?:charset|name)=/.test(attributes) &&
          !/^rel=icon|Content-Security/.test(attributes)
        )
          problems.push(`HTML: <${node.tagName} ${attributes}>`);
      }
      for (const { name, value } of node.attrs) {
        if (/^on|^srcdoc$|^formaction$|^ping$/.test(name)) problems.push(`HTML: attribute ${name}`);
        if (name === 'id' && ids.has(value)) problems.push(`HTML: id ${value} twice`);
        if (name === 'id') ids.add(value);
        if (name === 'href' || name === 'src') links.push(value);
      }
    }
    if ('childNodes' in node) for (const child of node.childNodes) visit(child);
  };
  visit(page);
  return [...problems, ...judgeAddresses(links, (path, id) => path === '' && ids.has(id))];
}

function judgeAddresses(links: string[], has: (path: string, id: string) => boolean): string[] {
  return links.flatMap((link) => {
    if (/^(?:javascript|file|vbscript):/i.test(link.trim())) return [`address ${link}`];
    if (/^(?:https?|mailto|tel|doi):|^data:image\/[a-z+]+;base64,/i.test(link)) return [];
    const [path = '', id] = link.split('#');
    let decoded = id ?? '';
    try {
      decoded = decodeURIComponent(decoded);
    } catch {
      return [`link ${link} is no address`];
    }
    return has(path, decoded) ? [] : [`link ${link} leads nowhere`];
  });
}

function judgePackage(format: string, bytes: Uint8Array): string[] {
  const problems: string[] = [];
  const files = unzipSync(bytes);
  const ids = new Map<string, Set<string>>();
  const links: { from: string; link: string }[] = [];
  for (const [path, content] of Object.entries(files)) {
    if (!/\.(?:xml|xhtml|opf|ncx|rels|svg)$/.test(path)) continue;
    try {
      const root = parseXml(strFromU8(content)).root;
      const own = new Set<string>();
      ids.set(path, own);
      if (root !== null) walk(root, path, own);
    } catch (error) {
      problems.push(
        `${format} ${path}: ${error instanceof Error ? error.message.split('\n')[0] : error}`,
      );
    }
  }
  if (format === 'docx') return [...problems, ...judgeAnchors(files)];
  const epubLinks = links.flatMap(({ from, link }) =>
    judgeAddresses([link], (path, id) => {
      const file = path === '' ? from : `OEBPS/${decodeURIComponent(path)}`;
      if (files[file] === undefined) return false;
      return id === '' || ids.get(file)?.has(id) === true;
    }),
  );
  return [...problems, ...epubLinks];

  function walk(element: XmlElement, path: string, own: Set<string>): void {
    for (const [key, value] of Object.entries(element.attributes)) {
      // A picture in a Word file is numbered by its frame and, again, inside.
      if (key === 'id' && (format === 'epub' || element.name === 'wp:docPr')) {
        if (own.has(value)) problems.push(`${format} ${path}: id ${value} twice`);
        own.add(value);
      }
      if (
        format === 'epub' &&
        (key === 'href' || key === 'src') &&
        path !== 'META-INF/container.xml'
      ) {
        links.push({ from: path, link: value });
      }
      if (/^on[a-z]/i.test(key)) problems.push(`${format} ${path}: attribute ${key}`);
    }
    if (/^(?:script|iframe|object|embed|form)$/i.test(element.name))
      problems.push(`${format} ${path}: <${element.name}>`);
    for (const child of element.children as XmlNode[])
      if (child instanceof XmlElement) walk(child, path, own);
  }
}

/** Links within a Word file, and the relationships that it names. */
function judgeAnchors(files: Record<string, Uint8Array>): string[] {
  const document = strFromU8(files['word/document.xml'] ?? new Uint8Array());
  const rest = ['word/footnotes.xml', 'word/endnotes.xml']
    .map((path) => strFromU8(files[path] ?? new Uint8Array()))
    .join('');
  const bookmarks = new Set<string>();
  const problems: string[] = [];
  for (const [, name = ''] of (document + rest).matchAll(
    /<w:bookmarkStart [^>]*?w:name="([^"]*)"/g,
  )) {
    if (bookmarks.has(name)) problems.push(`docx: bookmark ${name} twice`);
    bookmarks.add(name);
  }
  for (const [, name = ''] of (document + rest).matchAll(/ w:anchor="([^"]*)"/g)) {
    if (!bookmarks.has(name)) problems.push(`link #${name} of the Word file leads nowhere`);
  }
  return problems;
}
