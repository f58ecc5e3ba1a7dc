import type { ThematicBreak } from 'mdast';
import { element, type Handler } from './handler.ts';

export const thematicBreak: Handler<ThematicBreak> = () => element('hr', {});
