import { type Context, pageNumberOf } from './context.ts';
import { firstPageOf, readText } from './fix-links.ts';
import { headingLevelOf } from './standard-types.ts';
import { type StructureElement, visitElements } from './structure-tree.ts';

/**
 * Headings begin with H1 and never skip a level (ISO 14289-1, 7.4.2). Where
 * the title is no heading, so that chapters are H2, all of them move up; a
 * skipped level can't be mended without changing what the report says.
 */
export function checkHeadings(context: Context): void {
  const headings: { element: StructureElement; level: number }[] = [];
  visitElements(context.tree.roots, (element) => {
    const level = headingLevelOf(element.type);
    if (level !== undefined) headings.push({ element, level });
  });
  const first = headings[0]?.level ?? 1;
  const raise = Math.min(...headings.map(({ level }) => level)) === first ? first - 1 : 0;
  let before = 0;
  for (const { element, level: found } of headings) {
    const level = found - raise;
    if (raise > 0) element.type = `H${level}`;
    if (level > before + 1) {
      const page = pageNumberOf(context, firstPageOf(element));
      context.problems.push({
        rule: 'heading-skips-level',
        message:
          before === 0
            ? `the first heading is of level ${level}, not 1`
            : `a heading of level ${level} follows one of level ${before}`,
        text: readText(context, element),
        ...(page === undefined ? {} : { page }),
      });
    }
    before = level;
  }
}
