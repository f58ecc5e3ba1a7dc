import { visit } from 'unist-util-visit';
import { formatOrdinal } from '../languages/format.ts';
import type { FontUsage } from '../project/load-fonts.ts';
import type { Report } from '../report/report.ts';

/** What the formats print that stands in no source: page numbers, list marks, hyphens. */
const GENERATED = '0123456789ivxlc•–—-/,. ';

/**
 * Every character that a report prints: its text, the labels of its language
 * and its metadata.
 */
export function collectCharacters(report: Report): FontUsage {
  const text: string[] = [GENERATED];
  const code: string[] = [];
  visit(report.tree, (node) => {
    if (node.type === 'inlineCode' || node.type === 'code') code.push(node.value);
    else if ('value' in node) text.push(node.value);
    if (node.data?.numbering !== undefined) text.push(node.data.numbering.prefix);
  });
  collectStrings(report.language.labels, text);
  collectStrings(report.language.quotes, text);
  collectStrings(report.metadata, text);
  text.push(formatOrdinal(1234567890, report.language, report.metadata.digits));
  return { text: text.join(''), code: code.join('') };
}

function collectStrings(value: unknown, into: string[]): void {
  if (typeof value === 'string') into.push(value);
  else if (Array.isArray(value)) for (const item of value) collectStrings(item, into);
  else if (typeof value === 'object' && value !== null) collectStrings(Object.values(value), into);
}
