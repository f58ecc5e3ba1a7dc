import type { Element, Nodes } from 'hast';

/** What the parts of a person's line are in schema.org's terms, by their class. */
const PROPERTY_OF: Record<string, string> = {
  'person-honorific': 'honorificPrefix',
  'person-name': 'name',
  'person-role': 'jobTitle',
  'person-affiliation': 'affiliation',
};

/**
 * Mark people up for machines, as microdata (HTML, 5): what a reader sees is
 * what a machine reads, and no script element is needed. Works in place.
 *
 * @param node a page, or a part of one
 */
export function markPeople(node: Nodes): void {
  if (!('children' in node)) return;
  for (const child of node.children) {
    if (child.type === 'element') {
      if (hasClass(child, 'person')) {
        child.properties['itemScope'] = true;
        child.properties['itemType'] = ['https://schema.org/Person'];
      }
      for (const [name, property] of Object.entries(PROPERTY_OF)) {
        if (hasClass(child, name)) child.properties['itemProp'] = [property];
      }
    }
    markPeople(child);
  }
}

function hasClass(element: Element, name: string): boolean {
  const { className } = element.properties;
  return Array.isArray(className) && className.includes(name);
}
