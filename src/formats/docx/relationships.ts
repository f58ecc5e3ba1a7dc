/** What a part points at, outside itself. */
export interface Relationship {
  id: string;
  type: RelationshipType;
  target: string;
  external: boolean;
}

/** The relationships of one part, with ids that depend on nothing but their order. */
export interface Relationships {
  /** The id for a target; the same for the same target. */
  add(type: RelationshipType, target: string): string;
  list(): Relationship[];
}

export type RelationshipType = 'hyperlink' | 'image';

/** Begin a part's relationships. Their ids have a prefix of their own, beside those that docx gives. */
export function createRelationships(): Relationships {
  const byTarget = new Map<string, Relationship>();
  return {
    add(type, target) {
      const key = `${type} ${target}`;
      const known = byTarget.get(key);
      if (known !== undefined) return known.id;
      const id = `rId${type === 'image' ? 'Image' : 'Link'}${byTarget.size + 1}`;
      byTarget.set(key, { id, type, target, external: type === 'hyperlink' });
      return id;
    },
    list: () => [...byTarget.values()],
  };
}
