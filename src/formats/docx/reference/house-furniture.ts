import type { HouseFile } from './house-file.ts';
import { type PartRelationship, relationshipsPath } from './open-package.ts';

/** A head or foot of the organisation's own file, in our package. */
export interface HouseFurniture {
  kind: 'header' | 'footer';
  type: 'default' | 'first' | 'even';
  /** Its relationship in our document. */
  id: string;
  /** Its path in our package. */
  path: string;
}

/** Heads and feet with what they show, and what of them can't be taken over. */
export interface TakenFurniture {
  furniture: HouseFurniture[];
  files: Map<string, Uint8Array | string>;
  problems: string[];
}

/** What a head may point at, and take along. */
const TAKEN = new Set(['image', 'hyperlink']);

/** Take the heads and feet of the file, with their images (the logo). */
export function takeFurniture(house: HouseFile): TakenFurniture {
  const result: TakenFurniture = { furniture: [], files: new Map(), problems: [] };
  const ofDocument = house.content.relationshipsOf('word/document.xml');
  const counts = { header: 0, footer: 0 };
  for (const { kind, type, id } of house.page?.references ?? []) {
    const source = ofDocument.get(id)?.target;
    const xml = source === undefined ? undefined : house.content.text(source);
    if (source === undefined || xml === undefined) continue;
    const pointsAt = [...house.content.relationshipsOf(source).values()];
    const foreign = pointsAt.find((each) => !TAKEN.has(each.type) || isRemoteImage(each));
    if (foreign !== undefined) {
      result.problems.push(
        `its ${type} ${kind} points at something that can't be taken over (${foreign.type})`,
      );
      continue;
    }
    counts[kind] += 1;
    const path = `word/house-${kind}${counts[kind]}.xml`;
    result.files.set(path, xml);
    if (pointsAt.length > 0) {
      result.files.set(relationshipsPath(path), writeRelationships(pointsAt, house, result.files));
    }
    const relationship = `House${kind === 'header' ? 'Header' : 'Footer'}${counts[kind]}`;
    result.furniture.push({ kind, type, id: relationship, path });
  }
  return result;
}

/** An image that is not in the file would be fetched from a network at every opening. */
function isRemoteImage({ type, external }: PartRelationship): boolean {
  return type === 'image' && external;
}

function writeRelationships(
  relationships: readonly PartRelationship[],
  house: HouseFile,
  files: Map<string, Uint8Array | string>,
): string {
  const base = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
  const lines = relationships.map(({ id, type, target, external }) => {
    if (external) {
      return `<Relationship Id="${id}" Type="${base}/${type}" Target="${target}" TargetMode="External"/>`;
    }
    const name = `media/house-${target.slice(target.lastIndexOf('/') + 1)}`;
    const bytes = house.content.file(target);
    if (bytes !== undefined) files.set(`word/${name}`, bytes);
    return `<Relationship Id="${id}" Type="${base}/${type}" Target="${name}"/>`;
  });
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${lines.join('')}</Relationships>`;
}
