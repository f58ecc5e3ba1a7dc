/**
 * How the print HTML says which structure type an element should become, where
 * HTML has none: Chromium keeps exactly one thing of a print-only element
 * whatever it is, the name of `role="figure"`, as a Figure with `Alt`. So
 *
 *     <span role="figure" aria-label="rapporteur:Span:lang=fr">bonjour</span>
 *
 * arrives as Figure with `Alt (rapporteur:Span:lang=fr)`, and becomes a Span
 * with `Lang (fr)`. That mapping isn't documented by Chromium: tests hold it.
 */
export interface Carrier {
  type: CarriedType;
  /** BCP 47 tag of the element's text. */
  lang?: string;
  /** For `Formula` and `Figure`: what is read in the place of the content. */
  alt?: string;
  /** Text that the content stands for, such as an abbreviation's. */
  actual?: string;
  /** A line on the text: `LineThrough` (ISO 32000-1, 14.8.5.4.5). */
  decoration?: string;
  /** A suffix that tells one of these from the others in tests and inspectors. */
  title?: string;
}

/** Types of ISO 32000-1, 14.8.4, that HTML can't say, and `Artifact` for decoration. */
export type CarriedType = (typeof carriedTypes)[number];

const carriedTypes = [
  'Art',
  'Artifact',
  'BibEntry',
  'BlockQuote',
  'Caption',
  'Code',
  'Div',
  'Figure',
  'Formula',
  'Index',
  'L',
  'LBody',
  'LI',
  'Lbl',
  'Note',
  'P',
  'Part',
  'Quote',
  'Reference',
  'Sect',
  'Span',
  'TOC',
  'TOCI',
] as const;

const prefix = 'rapporteur:';
const keys = ['lang', 'alt', 'actual', 'decoration', 'title'] as const;

/**
 * Write a carrier as the value of `aria-label`, to go with `role="figure"`.
 *
 * @param carrier the type and what it carries
 * @returns such as `rapporteur:Span:lang=fr`; values are percent-encoded
 */
export function formatCarrier(carrier: Carrier): string {
  let label = prefix + carrier.type;
  for (const key of keys) {
    const value = carrier[key];
    if (value !== undefined) label += `:${key}=${encodeURIComponent(value)}`;
  }
  return label;
}

/**
 * Read a carrier.
 *
 * @param label the `Alt` of a Figure
 * @returns the carrier, or `undefined` for a text that is none
 */
export function parseCarrier(label: string): Carrier | undefined {
  if (!label.startsWith(prefix)) return undefined;
  const [type, ...pairs] = label.slice(prefix.length).split(':');
  const known = carriedTypes.find((candidate) => candidate === type);
  if (known === undefined) return undefined;
  const carrier: Carrier = { type: known };
  for (const pair of pairs) {
    const at = pair.indexOf('=');
    const key = keys.find((candidate) => candidate === pair.slice(0, at));
    if (key !== undefined) carrier[key] = decodeURIComponent(pair.slice(at + 1));
  }
  return carrier;
}
