import type { PartLayout, WholeLayout } from './in-page/agree.ts';

/**
 * Where the parts of a report meet between layout and paint, so that each knows
 * the pages of the others. Every part asks once for each print, and is answered
 * when all have asked.
 */
export interface Meeting {
  /**
   * @param part index of the part
   * @param layout as JSON; `null` of a part whose layout failed
   * @returns as JSON, what it needs of the whole; `null` where there is no whole
   */
  ask(part: number, layout: string): Promise<string>;
  /** A part has been printed: it asks no more until the next round. */
  leave(part: number): void;
  /** Begin the next print. */
  begin(): void;
}

/**
 * Make the meeting of some number of parts.
 *
 * A part that fails leaves without having asked, and the others are answered all
 * the same: nobody waits for who never comes.
 */
export function createMeeting(count: number): Meeting {
  let layouts = new Map<number, PartLayout | null>();
  let settle: () => void = () => undefined;
  let settled: Promise<void>;
  const begin = (): void => {
    layouts = new Map();
    settled = new Promise((resolve) => {
      settle = resolve;
    });
  };
  const enter = (part: number, layout: PartLayout | null): void => {
    if (layouts.has(part)) return;
    layouts.set(part, layout);
    if (layouts.size === count) settle();
  };
  begin();
  return {
    begin,
    leave: (part) => enter(part, null),
    async ask(part, layout) {
      enter(part, JSON.parse(layout) as PartLayout | null);
      await settled;
      const all = Array.from({ length: count }, (_, index) => layouts.get(index));
      if (!all.every(isThere)) return 'null';
      return JSON.stringify(describeWhole(all, part));
    },
  };
}

function isThere(layout: PartLayout | null | undefined): layout is PartLayout {
  return layout !== null && layout !== undefined;
}

/** Only the first part has contents, and needs to know where everything is. */
function describeWhole(layouts: readonly PartLayout[], part: number): WholeLayout {
  const befores = countBefore(layouts);
  const pages: Record<string, number> = {};
  if (part === 0) {
    for (const [index, layout] of layouts.entries()) {
      for (const [id, page] of Object.entries(layout.pages)) {
        pages[id] = page + (befores[index] ?? 0);
      }
    }
  }
  return { before: befores[part] ?? 0, bodyStart: layouts[0]?.bodyStart ?? -1, pages };
}

/** How many pages are before each part. */
export function countBefore(layouts: readonly Pick<PartLayout, 'pageCount'>[]): number[] {
  let before = 0;
  return layouts.map(({ pageCount }) => {
    const own = before;
    before += pageCount;
    return own;
  });
}
