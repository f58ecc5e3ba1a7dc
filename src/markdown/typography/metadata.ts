import type { Language } from '../../report/language.ts';
import type { Metadata } from '../../report/metadata.ts';
import { polishText } from './index.ts';

/**
 * Metadata with its texts in the typography of their language. Names,
 * identifiers, addresses and keywords stay as they are: catalogues match them.
 *
 * @param metadata as read; it is not changed
 * @returns the same metadata where the report has typography off
 */
export function polishMetadata(metadata: Metadata, language: Language): Metadata {
  if (metadata.typography === false) return metadata;
  const polish = (text: string) => polishText(text, language, { digits: metadata.digits });
  const { subtitle, shortTitle, description, event } = metadata;
  return {
    ...metadata,
    title: polish(metadata.title),
    ...(subtitle === undefined ? {} : { subtitle: polish(subtitle) }),
    ...(shortTitle === undefined ? {} : { shortTitle: polish(shortTitle) }),
    ...(description === undefined ? {} : { description: polish(description) }),
    ...(event === undefined ? {} : { event: { ...event, name: polish(event.name) } }),
    funding: metadata.funding.map(polish),
  };
}
