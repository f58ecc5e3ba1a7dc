import type { AttributionLine } from '../../../report/nodes.ts';
import { element, type Handler } from './handler.ts';

/** Who said a quotation: the caption of its figure. */
export const attributionLine: Handler<AttributionLine> = (state, node) =>
  element('figcaption', { className: ['attribution'] }, state.all(node));
