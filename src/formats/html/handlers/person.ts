import type { ElementContent } from 'hast';
import type { Parents } from 'mdast';
import type { Person } from '../../../report/nodes.ts';
import { gapBefore } from '../../../report/person-line.ts';
import { element, type Handler, text } from './handler.ts';

/** A person outside a list of people: a paragraph, the name in bold. */
export const person: Handler<Person> = (state, node, scope) => {
  const separator = scope.report.language.labels.listSeparator;
  const who: ElementContent[] = [];
  const what: ElementContent[] = [];
  for (const part of node.children) {
    const isName = part.type === 'personHonorific' || part.type === 'personName';
    const run = isName ? who : what;
    if (run.length > 0) run.push(text(isName ? gapBefore(part.type) : separator));
    run.push(...state.all(part as unknown as Parents));
  }
  return element('p', { className: ['person'] }, [
    element('strong', {}, who),
    ...(what.length === 0 ? [] : [text(separator), ...what]),
  ]);
};
