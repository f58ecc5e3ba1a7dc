import type { Heading, Parent, PhrasingContent, RootContent } from 'mdast';
import { toAsciiDigits } from '../report/digits.ts';
import type { Language, NumberedKind } from '../report/language.ts';
import { withLatinTwin } from '../report/latin-twin.ts';
import { slicePhrasing, textOf } from '../report/phrasing.ts';
import { defineBlock } from './block.ts';
import { renderSection } from './render.ts';
import { makeHeading } from './section.ts';

/** The words that a panel can be called by. */
const PANEL_KINDS = [
  'panel',
  'session',
  'keynote',
  'roundtable',
  'workshop',
  'part',
] as const satisfies readonly NumberedKind[];

export type PanelKind = (typeof PANEL_KINDS)[number];

/** One panel of the meeting. Its number is counted, not written. */
export interface Panel extends Parent {
  type: 'panel';
  kind: PanelKind;
  /** The attribution rule of this panel, where it differs from the report's. */
  attribution?: string;
  /** The first child is its heading, the title without word and number. */
  children: RootContent[];
}

declare module 'mdast' {
  interface BlockContentMap {
    panel: Panel;
  }
  interface RootContentMap {
    panel: Panel;
  }
}

/** A heading that opens a panel: `Panel 1: Working with host governments`. */
export interface PanelHeading {
  kind: PanelKind;
  /** As written. */
  number: number;
  title: PhrasingContent[];
}

/**
 * Recognise the plain-Markdown form of a panel: its word, a number, a
 * separator and a title. Narrowly: "Panel discussion in general" is a heading.
 *
 * @param heading any heading
 * @param language whose words for panels count
 * @returns `undefined` for a heading that opens no panel
 */
export function matchPanelHeading(heading: Heading, language: Language): PanelHeading | undefined {
  const text = textOf(heading.children);
  const lowered = text.trimStart().toLowerCase();
  for (const form of formsOf(language)) {
    if (!lowered.startsWith(form.start)) continue;
    form.patternIn ??= withLatinTwin(patternFor(form.word), 'iu');
    const match = form.patternIn(text).exec(text);
    if (match === null) continue;
    const number = toNumber(match[1] ?? '');
    if (number === undefined) continue;
    return { kind: form.kind, number, title: slicePhrasing(heading.children, match[0].length) };
  }
  return undefined;
}

/** A word of a language that opens panels, as far as it was needed. */
interface PanelForm {
  kind: PanelKind;
  word: string;
  /** What a heading begins with, in lower case: a pattern costs a millisecond to compile. */
  start: string;
  patternIn: ((text: string) => RegExp) | undefined;
}

const forms = new WeakMap<Language, PanelForm[]>();

/** The words of a language, prepared once: they are tried on every heading. */
function formsOf(language: Language): PanelForm[] {
  let made = forms.get(language);
  if (made === undefined) {
    made = PANEL_KINDS.flatMap((kind) =>
      (language.plainForms.kinds[kind] ?? []).map((word) => ({
        kind,
        word,
        start: word.split('{number}', 1).join('').trimEnd().toLowerCase(),
        patternIn: undefined,
      })),
    );
    forms.set(language, made);
  }
  return made;
}

/** `Panel 1: `, `Panel I — `, `第1场：`; the word may stand before or around the number. */
function patternFor(word: string): string {
  const escaped = word.replace(/[.*+?^${}()|[\]\\]/gu, '\\$&');
  const [before, after] = escaped.includes('\\{number\\}')
    ? escaped.split('\\{number\\}')
    : [`${escaped}${/\p{sc=Han}$/u.test(word) ? '\\s*' : '\\s+'}`, ''];
  return `^\\s*${before}(\\p{Nd}{1,3}|[IVX]{1,5}|[一二三四五六七八九十])${after}\\s*(?:[:：.–—-]|\\s-)\\s*(?=\\S)`;
}

const ROMAN: Record<string, number> = { I: 1, V: 5, X: 10 };
const HAN = '一二三四五六七八九十';

/** Decimal digits of any script, Roman numerals up to XXXIX, Han numerals up to ten. */
function toNumber(written: string): number | undefined {
  if (/^\p{Nd}+$/u.test(written)) {
    return Number(toAsciiDigits(written));
  }
  const han = HAN.indexOf(written);
  if (han >= 0) return han + 1;
  const digits = [...written.toUpperCase()].map((letter) => ROMAN[letter] ?? Number.NaN);
  const total = digits.reduce(
    (sum, digit, index) => sum + (digit < (digits[index + 1] ?? 0) ? -digit : digit),
    0,
  );
  return Number.isNaN(total) ? undefined : total;
}

export const panel = defineBlock<Panel>({
  type: 'panel',
  names: ['panel'],
  summary: 'One panel of the meeting. The label is its title; its number is counted.',
  attributes: {
    kind: { kind: 'choice', values: PANEL_KINDS },
    attribution: { kind: 'choice', values: ['chatham-house', 'on-record', 'mixed'] },
  },
  label: 'required',
  fromDirective(parts, context) {
    const kind = PANEL_KINDS.find((name) => name === parts.attributes['kind']) ?? 'panel';
    const { attribution } = parts.attributes;
    return {
      type: 'panel',
      kind,
      ...(attribution === undefined ? {} : { attribution }),
      children: [makeHeading(parts, context, 'untitled'), ...parts.children],
    };
  },
  fallback: (node) => node.children,
  hast: (state, node) => renderSection(state, node, 'panel'),
});
