import type { Paragraph } from 'mdast';
import { loneImage } from '../../../blocks/figure.ts';
import { paragraph as writeParagraph } from '../elements/paragraph.ts';
import type { Handler, Scope, State } from '../state.ts';
import { writeInline } from './inline.ts';

export const paragraph: Handler<Paragraph> = (state, node, scope) => {
  const style = loneImage(node) === undefined ? styleOf(scope) : 'Figure';
  return [writeParagraph(style, writeInline(state, node.children, scope), direction(state, scope))];
};

/** The style of a paragraph, or, where it announces what comes next, the one that keeps with that. */
function styleOf({ paragraphStyle, leadsIn }: Scope): string {
  return leadsIn === true && HAS_KEPT.has(paragraphStyle)
    ? `${paragraphStyle}Kept`
    : paragraphStyle;
}

const HAS_KEPT = new Set(['BodyText', 'BoxText']);

/** A paragraph says its direction only where it is not the document's. */
export function direction(state: State, scope: Scope): { bidi?: boolean } {
  const document = state.report.metadata.direction === 'rtl';
  return scope.rtl === document ? {} : { bidi: scope.rtl };
}
