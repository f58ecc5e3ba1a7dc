import type { CellPlace, Item, ListPlace } from '../content.ts';

/** What a reader of a structure knows of the place that an item begins at. */
export interface Surroundings {
  /** The level of a heading. */
  level?: number;
  /** `isOpen` until the list item's first block. */
  list?: Pick<ListPlace, 'depth' | 'isOrdered'> & { isOpen: boolean };
  cell?: CellPlace;
}

/** Say of a new item where it stands; what comes next in a list item only follows. */
export function placeItem(item: Item, around: Surroundings): void {
  if (around.level !== undefined) item.level = around.level;
  if (around.cell !== undefined) item.cell = around.cell;
  if (around.list === undefined) return;
  const { depth, isOrdered, isOpen } = around.list;
  item.list = { depth, isOrdered, isStart: isOpen };
  around.list.isOpen = false;
}
