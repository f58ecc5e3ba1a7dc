import { strFromU8, unzipSync } from 'fflate';

/** A package of Office Open XML, open. */
export interface OpenPackage {
  /** A part as text; `undefined` where there is none. */
  text(path: string): string | undefined;
  file(path: string): Uint8Array | undefined;
  names(): string[];
  /** What a part points at, by relationship id. */
  relationshipsOf(path: string): Map<string, PartRelationship>;
}

/** A relationship; the target of an internal one is a path in the package. */
export interface PartRelationship {
  id: string;
  /** The last part of its type: `header`, `image`. */
  type: string;
  target: string;
  external: boolean;
}

/** More than any style template holds; a file that unpacks to more is not read. */
const LARGEST = 200_000_000;

/**
 * Open a package.
 *
 * @throws {Error} if the bytes are no zip file, or one that unpacks without measure
 */
export function openPackage(bytes: Uint8Array): OpenPackage {
  let size = 0;
  const files = unzipSync(bytes, {
    filter: ({ originalSize }) => {
      size += originalSize;
      if (size > LARGEST) throw new Error('it unpacks to more than 200 MB');
      return true;
    },
  });
  const text = (path: string) => {
    const content = files[path];
    return content === undefined ? undefined : strFromU8(content).replace(/^\ufeff/u, '');
  };
  return {
    text,
    file: (path) => files[path],
    names: () => Object.keys(files),
    relationshipsOf: (path) => readRelationships(text(relationshipsPath(path)) ?? '', path),
  };
}

/** Where a part's relationships are (ECMA-376-2, 6.5.2.2). */
export function relationshipsPath(path: string): string {
  const slash = path.lastIndexOf('/') + 1;
  return `${path.slice(0, slash)}_rels/${path.slice(slash)}.rels`;
}

function readRelationships(xml: string, path: string): Map<string, PartRelationship> {
  const result = new Map<string, PartRelationship>();
  for (const [tag] of xml.matchAll(/<Relationship\s[^>]*>/gu)) {
    const id = attributeOf(tag, 'Id');
    const type = attributeOf(tag, 'Type');
    const target = attributeOf(tag, 'Target');
    if (id === undefined || type === undefined || target === undefined) continue;
    const external = attributeOf(tag, 'TargetMode') === 'External';
    result.set(id, {
      id,
      type: type.slice(type.lastIndexOf('/') + 1),
      target: external ? target : resolveTarget(path, target),
      external,
    });
  }
  return result;
}

/** An attribute of a start tag, as it is written. */
export function attributeOf(tag: string, name: string): string | undefined {
  return new RegExp(`\\s${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`, 'u')
    .exec(tag)
    ?.slice(1)
    .find((value) => value !== undefined);
}

/** A target as a path in the package: relative ones start at the part's folder. */
function resolveTarget(path: string, target: string): string {
  if (target.startsWith('/')) return target.slice(1);
  const segments = path.split('/').slice(0, -1);
  for (const segment of target.split('/')) {
    if (segment === '..') segments.pop();
    else if (segment !== '.') segments.push(segment);
  }
  return segments.join('/');
}
