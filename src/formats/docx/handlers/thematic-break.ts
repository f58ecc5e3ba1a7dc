import type { ThematicBreak } from 'mdast';
import { paragraph } from '../elements/paragraph.ts';
import type { Handler } from '../state.ts';

/** A rule is the lower border of an empty paragraph, which its style draws. */
export const thematicBreak: Handler<ThematicBreak> = () => [paragraph('HorizontalRule', [])];
