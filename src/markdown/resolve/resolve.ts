import type { Language } from '../../report/language.ts';
import type { Metadata } from '../../report/metadata.ts';
import type { Asset, Report } from '../../report/report.ts';
import type { Template } from '../../report/template.ts';
import type { ParsedSource } from '../parse.ts';
import { applyTypography } from '../typography/index.ts';
import { settleHeadings } from './headings.ts';
import { assignIds } from './ids.ts';
import { resolveLinks } from './links.ts';
import { arrangeMatter } from './matter.ts';
import { resolveNotes } from './notes.ts';
import { freeNotesFromLinks } from './notes-in-links.ts';
import { numberAll } from './numbering.ts';
import { buildOutline, cutChapters, listFigures } from './outline.ts';
import { listPeople, sortPeople } from './people.ts';
import { joinCells } from './table-spans.ts';
import { markHeaderCells } from './tables.ts';

/** What a report is made of besides its parsed source. */
export interface ReportParts {
  name: string;
  metadata: Metadata;
  language: Language;
  assets: Map<string, Asset>;
  template: Template;
}

/**
 * Resolve a parsed source into a report: every number, label, id, note and
 * cross-reference. The order of the steps is the order of what they need.
 *
 * @param source it is used up: its tree becomes the report's
 * @returns the report, without fonts (which depend on its characters)
 */
export function resolveReport(source: ParsedSource, parts: ReportParts): Report {
  const { tree, file } = source;
  arrangeMatter(tree);
  sortPeople(tree, parts.language);
  freeNotesFromLinks(tree, file);
  settleHeadings(tree, file);
  joinCells(tree, file);
  markHeaderCells(tree);
  assignIds(tree, file);
  // After the ids, which no-break spaces would change; before labels and outline take texts over.
  if (parts.metadata.typography !== false) {
    applyTypography(tree, parts.language, { digits: parts.metadata.digits });
  }
  numberAll(tree, file, parts.language, parts.metadata);
  const notes = resolveNotes(tree, file);
  resolveLinks(tree, file);
  const outline = buildOutline(tree);
  return {
    ...parts,
    tree,
    outline,
    chapters: cutChapters(tree, outline),
    figures: listFigures(tree),
    notes,
    people: listPeople(tree),
    fonts: { sources: [], load: async () => [] },
    file,
  };
}
