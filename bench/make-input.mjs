import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Make a project whose one report is our sample, its middle (all between the
 * first and the last chapter) repeated. Ids, links to them and notes are kept
 * apart by a number, so that the document is as valid as the sample.
 *
 * @param {string} projectFolder where the sample is
 * @param {string} folder where to make the project
 * @param {number} times how long it gets
 * @returns {{ folder: string, markdown: string }} the project, and its one text
 */
export function makeInput(projectFolder, folder, times) {
  return { folder, markdown: join(makeReport(projectFolder, folder, times, ['en.md']), 'en.md') };
}

/**
 * Make a project as {@link makeInput} does, of some of the sample's texts.
 *
 * @param {string[]} names of the texts: `en.md`
 * @returns {string} the folder of the report
 */
export function makeReport(projectFolder, folder, times, names) {
  const sample = join(projectFolder, 'source/peacekeeping');
  const report = join(folder, 'source/report');
  mkdirSync(report, { recursive: true });
  cpSync(join(sample, 'images'), join(report, 'images'), { recursive: true });
  cpSync(join(sample, 'report.yaml'), join(report, 'report.yaml'));
  cpSync(join(projectFolder, 'templates'), join(folder, 'templates'), { recursive: true });
  writeFileSync(join(folder, 'rapporteur.yaml'), '{}\n');
  for (const name of names) {
    const text = readFileSync(join(sample, name), 'utf8');
    writeFileSync(join(report, name), repeatMiddle(text, times));
  }
  return report;
}

/** A text with its middle chapters repeated. */
export function repeatMiddle(text, times) {
  const chapters = [...text.matchAll(/^## /gm)].map((match) => match.index);
  const start = chapters[0];
  const end = chapters.at(-1);
  // Notes are defined at the end of the sample, but belong to what is repeated.
  const definitions = text.match(/^\[\^[^\]]+\]:.*(?:\n(?: {2,}.*|\s*$)(?=\n))*/gm) ?? [];
  const middle = [text.slice(start, end), ...definitions.filter(isOutside)].join('\n\n');
  const ids = new Set([...middle.matchAll(/\{#([\w-]+)/g)].map((match) => match[1]));
  const copies = Array.from({ length: times }, (_, index) =>
    index === 0 ? text.slice(start, end) : suffix(middle, ids, index + 1),
  );
  return [text.slice(0, start), ...copies, text.slice(end)].join('\n');

  function isOutside(definition) {
    const at = text.indexOf(definition);
    return at < start || at >= end;
  }
}

function suffix(text, ids, number) {
  return text
    .replaceAll(/\{#([\w-]+)/g, (_, id) => `{#${id}-${number}`)
    .replaceAll(/\]\(#([\w-]+)\)/g, (whole, id) => (ids.has(id) ? `](#${id}-${number})` : whole))
    .replaceAll(/\[\^([\w-]+)\]/g, (_, label) => `[^${label}-${number}]`);
}
