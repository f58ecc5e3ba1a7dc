import type { ElementContent } from 'hast';
import type { CreditPart } from '../../languages/credits.ts';
import { element, text } from './handlers/handler.ts';

/** Text that becomes a link where there is an address. */
export function linked({ text: value, url }: CreditPart): ElementContent {
  return url === undefined ? text(value) : element('a', { href: url }, [text(value)]);
}
