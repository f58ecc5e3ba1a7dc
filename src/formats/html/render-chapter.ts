import type { ElementContent } from 'hast';
import type { Chapter } from '../../report/report.ts';
import type { Scope } from './scope.ts';
import { toHast } from './to-hast.ts';

/**
 * A chapter: its heading, with all under it; no element around them, since
 * the heading says where it begins.
 */
export function renderChapter(scope: Scope, chapter: Chapter): ElementContent[] {
  return toHast(chapter.children, scope);
}
