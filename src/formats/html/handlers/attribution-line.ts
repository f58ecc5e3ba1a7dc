import type { AttributionLine } from '../../../report/nodes.ts';
import { element, type Handler } from './handler.ts';

/** Who said a quotation: a paragraph below it. */
export const attributionLine: Handler<AttributionLine> = (state, node) =>
  element('p', { className: ['attribution'] }, state.all(node));
