import type { SourceLine } from '../../../report/nodes.ts';
import { element, type Handler, text } from './handler.ts';

/** Where a figure comes from, after the language's word for it. */
export const sourceLine: Handler<SourceLine> = (state, node, scope) => {
  const { labels } = scope.report.language;
  return element('p', { className: ['source-line'] }, [
    text(`${labels.source}${labels.colon}`),
    ...state.all(node),
  ]);
};
