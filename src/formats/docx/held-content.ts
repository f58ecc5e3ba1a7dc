import { PLACEHOLDER, Placeholder } from './component.ts';
import { stringifyAll, type Xml } from './xml.ts';

/**
 * What stands between a section's beginning and its last paragraph, kept out of
 * docx's hands: docx would copy it into strings of strings, search them for its
 * own placeholders of images and lists, and take four times as long.
 */
export interface HeldContent {
  /** Keep content, and stand a placeholder in for it. */
  hold(content: readonly Xml[]): Placeholder;
  /** A document with the content in the place of the placeholders. */
  release(documentXml: string): string;
}

const PLACEHOLDERS = new RegExp(`<${PLACEHOLDER} n="(\\d+)"/>`, 'gu');

export function createHeldContent(): HeldContent {
  const held: (readonly Xml[])[] = [];
  return {
    hold: (content) => new Placeholder(held.push(content) - 1),
    release: (documentXml) =>
      documentXml.replace(PLACEHOLDERS, (_, number: string) =>
        stringifyAll(held[Number(number)] ?? []),
      ),
  };
}
