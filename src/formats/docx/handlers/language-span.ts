import type { LanguageSpan } from '../../../report/nodes.ts';
import { toRunLanguage } from '../languages.ts';
import type { Handler } from '../state.ts';
import { writeInline } from './inline.ts';

/** Text in another language: Word is told which, for spelling, hyphenation and speech. */
export const languageSpan: Handler<LanguageSpan> = (state, node, scope) =>
  writeInline(state, node.children, { ...scope, language: toRunLanguage(node.lang) });
