/** What Word looks up or counts in a document: fields, bookmarks, links, in every fixture and sample. */
import { describe, expect, it } from 'vitest';
import { readEveryReport } from '../support/fixtures.ts';
import { renderReport } from './support/make-docx.ts';

const PARTS = /^word\/(?:document|footnotes|endnotes|header\d+|footer\d+)\.xml$/u;

/** Word's limit (ECMA-376-1, 17.13.6.2). */
const LONGEST_NAME = 40;

/** What is wrong with the order of a part's fields: each begins, has an instruction and a result, and ends. */
function findBrokenFields(xml: string): string[] {
  const open: { instruction: string; separated: boolean }[] = [];
  const problems: string[] = [];
  for (const [, turn, instruction] of xml.matchAll(
    /<w:fldChar w:fldCharType="(\w+)"\/>|<w:instrText [^>]*>([^<]*)</gu,
  )) {
    const field = open.at(-1);
    if (turn === 'begin') open.push({ instruction: '', separated: false });
    else if (field === undefined) problems.push(`${turn ?? instruction} without a field`);
    else if (instruction !== undefined) field.instruction += instruction;
    else if (turn === 'separate') field.separated = true;
    else {
      open.pop();
      const known = /^ (?:TOC|PAGEREF|REF|NOTEREF|SEQ|STYLEREF|PAGE) ?[^<]* $/u;
      if (!field.separated || !known.test(field.instruction)) {
        problems.push(`a field “${field.instruction}”`);
      }
    }
  }
  return [...problems, ...open.map(({ instruction }) => `no end of “${instruction}”`)];
}

function collect(xml: string, pattern: RegExp): string[] {
  return [...xml.matchAll(pattern)].map(([, first = '', second = '']) => first + second);
}

function findDoubles(values: readonly string[]): string[] {
  return values.filter((value, index) => values.indexOf(value) !== index);
}

describe('in every fixture, and in the samples in every language', () => {
  it('fields are whole, bookmarks are there once, and all that refers to one finds it', async () => {
    for (const { name, report, isFaulty } of await readEveryReport()) {
      // Nothing is written of a report with an id that stands twice.
      if (isFaulty) continue;
      const { names, part } = await renderReport(report);
      const parts = names.filter((path) => PARTS.test(path)).map(part);
      const xml = parts.join('');
      expect(parts.flatMap(findBrokenFields), name).toEqual([]);
      const bookmarks = collect(xml, /<w:bookmarkStart [^>]*w:name="([^"]*)"/gu);
      expect(findDoubles(bookmarks.map((each) => each.toLowerCase())), name).toEqual([]);
      expect(
        bookmarks.filter(
          (each) => each.length > LONGEST_NAME || !/^[\p{L}_][\p{L}\p{N}_]*$/u.test(each),
        ),
        name,
      ).toEqual([]);
      const starts = collect(xml, /<w:bookmarkStart w:id="(\d+)"/gu);
      const ends = collect(xml, /<w:bookmarkEnd w:id="(\d+)"/gu);
      expect(findDoubles(starts), name).toEqual([]);
      expect([...ends].sort(), name).toEqual([...starts].sort());
      const referred = collect(xml, / (?:PAGEREF|REF|NOTEREF) (\S+) |w:anchor="([^"]*)"/gu);
      const missing = referred.filter((each) => !bookmarks.includes(each));
      expect(missing, name).toEqual([]);
      // Nothing is asked of who opens the document.
      expect(xml, name).not.toContain('w:dirty');
      expect(part('word/settings.xml'), name).not.toContain('w:updateFields');
    }
  });
});
