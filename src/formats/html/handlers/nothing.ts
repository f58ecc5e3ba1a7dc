import type { Definition, FootnoteDefinition, Yaml } from 'mdast';
import type { Handler } from './handler.ts';

/** What is not shown where it stands: link definitions, notes, front matter. */
export const nothing: Handler<Definition | FootnoteDefinition | Yaml> = () => undefined;
