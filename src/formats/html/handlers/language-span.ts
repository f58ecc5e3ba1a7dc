import type { LanguageSpan } from '../../../report/nodes.ts';
import { languageProperties } from '../language-properties.ts';
import { element, type Handler } from './handler.ts';

export const languageSpan: Handler<LanguageSpan> = (state, node, scope) =>
  element('span', languageProperties(node.lang, scope.report.metadata.direction), state.all(node));
