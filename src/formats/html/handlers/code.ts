import type { Code } from 'mdast';
import { element, type Handler, text } from './handler.ts';

/** Code scrolls where it is too wide, so the keyboard must reach it (WCAG 2.1.1). */
export const code: Handler<Code> = (_state, node, scope) =>
  element('pre', scope.options.lean ? {} : { tabIndex: 0 }, [
    element('code', node.lang ? { className: [`language-${node.lang.split(/\s+/)[0]}`] } : {}, [
      text(`${node.value}\n`),
    ]),
  ]);
