import type { Metadata } from '../../../src/report/metadata.ts';
import { makeMetadata } from '../../support/resolve.ts';

/** The metadata of a report in English, as short as it goes. */
export function createMetadata(given: Partial<Metadata> = {}): Metadata {
  return makeMetadata('en', given);
}
