import { type ArtifactContent, UnreadableArtifact } from '../content.ts';
import { decodeName } from '../names.ts';
import { openArchive } from './archive.ts';
import { childOf, findAll, type MarkupElement, textIn } from './element.ts';
import { readWeb, type WebFile } from './web.ts';

/** Read an EPUB as a reading system does: container, package, spine (EPUB 3.3, 4 and 5). */
export async function readEpub(bytes: Uint8Array): Promise<ArtifactContent> {
  const archive = openArchive(bytes);
  const container = archive.xml('META-INF/container.xml');
  const packageName = findAll(container, 'rootfile')[0]?.attributes['full-path'] ?? '';
  const publication = archive.xml(packageName);
  const metadata = childOf(publication, 'metadata');
  const values = (name: string) =>
    metadata === undefined ? [] : findAll(metadata, name).map(textIn);
  const language = values('dc:language')[0];
  const manifest = new Map(
    findAll(publication, 'item').map(({ attributes }) => [attributes['id'], attributes['href']]),
  );
  const names = findAll(publication, 'itemref').map(({ attributes }) => {
    const href = manifest.get(attributes['idref']);
    if (href === undefined) {
      throw new UnreadableArtifact(`its spine names “${attributes['idref']}”, which it has not`);
    }
    return resolvePath(packageName, href);
  });
  const files = names.map((name): WebFile => {
    const root = archive.xml(name);
    return { root, place: name.replace(/^.*\//u, ''), nameOf: namesIn(name), start: startOf(root) };
  });
  return {
    ...readWeb(files, language),
    title: values('dc:title')[0],
    language,
    properties:
      metadata === undefined
        ? []
        : metadata.children.map((child) => (typeof child === 'string' ? '' : textIn(child))),
  };
}

/** A file of the spine is text unless it holds nothing but a cover, title page or contents. */
function startOf(root: MarkupElement): 'front' | 'body' {
  return findAll(root, 'h1').length > 0 || findAll(root, 'body').some(isCover) ? 'front' : 'body';
}

function isCover(body: MarkupElement): boolean {
  return findAll(body, 'img').some((image) => image.attributes['role'] === 'doc-cover');
}

/** Names of places in a publication are file and id: `OEBPS/text.xhtml#lists`. */
function namesIn(file: string): WebFile['nameOf'] {
  return (href) => {
    if (/^[a-z][a-z0-9+.-]*:/iu.test(href)) return undefined;
    const [path = '', fragment = ''] = href.split('#');
    const target = path === '' ? file : resolvePath(file, decodeName(path));
    return fragment === '' ? target : `${target}#${decodeName(fragment)}`;
  };
}

/** A relative address from one file of the container to another. */
function resolvePath(from: string, to: string): string {
  return decodeName(new URL(to, `epub:/${from}`).pathname.replace(/^\//u, ''));
}
