import {
  createDictionary,
  createString,
  createTextString,
  decodeTextString,
  isString,
} from '../objects/values.ts';
import { parseCarrier } from './carrier.ts';
import type { Context } from './context.ts';
import { visitElements } from './structure-tree.ts';

/** Give the elements that the print HTML marked with a carrier the type that it says. */
export function fixCarriers({ tree }: Context): void {
  visitElements(tree.roots, (element) => {
    const alt = element.attributes.get('Alt');
    if (element.type !== 'Figure' || !isString(alt)) return;
    const carrier = parseCarrier(decodeTextString(alt));
    if (carrier === undefined) return;
    element.type = carrier.type;
    element.attributes.delete('Alt');
    // What Chromium says of a figure's box and placement doesn't hold for the new type.
    element.attributes.delete('A');
    if (carrier.alt !== undefined) element.attributes.set('Alt', createTextString(carrier.alt));
    if (carrier.lang !== undefined) element.attributes.set('Lang', createString(carrier.lang));
    if (carrier.title !== undefined) element.attributes.set('T', createTextString(carrier.title));
    if (carrier.decoration !== undefined) {
      const layout = createDictionary({ O: 'Layout', TextDecorationType: carrier.decoration });
      element.attributes.set('A', layout);
    }
    if (carrier.actual !== undefined) {
      element.attributes.set('ActualText', createTextString(carrier.actual));
    }
  });
}
