import { createHash } from 'node:crypto';
import type { Contributor, Metadata } from '../../../report/metadata.ts';

const rdf = 'http://www.w3.org/1999/02/22-rdf-syntax-ns#';
const namespaces = {
  dc: 'http://purl.org/dc/elements/1.1/',
  pdf: 'http://ns.adobe.com/pdf/1.3/',
  xmp: 'http://ns.adobe.com/xap/1.0/',
  xmpMM: 'http://ns.adobe.com/xap/1.0/mm/',
  xmpRights: 'http://ns.adobe.com/xap/1.0/rights/',
  prism: 'http://prismstandard.org/namespaces/basic/2.0/',
  pdfaid: 'http://www.aiim.org/pdfa/ns/id/',
  pdfuaid: 'http://www.aiim.org/pdfua/ns/id/',
  pdfaExtension: 'http://www.aiim.org/pdfa/ns/extension/',
  pdfaSchema: 'http://www.aiim.org/pdfa/ns/schema#',
  pdfaProperty: 'http://www.aiim.org/pdfa/ns/property#',
};

/** What the packet says besides the metadata. */
export interface XmpOptions {
  producer: string;
  /** Whether to say that the file conforms to PDF/UA-1 and PDF/A-2a. */
  claims: boolean;
}

/**
 * The XMP packet of a report (ISO 16684-1; ISO 19005-2, 6.6): Dublin Core,
 * rights, identifiers in PRISM, and, where they are earned, the claims of
 * PDF/UA-1 (ISO 14289-1, 5) and PDF/A-2a. What isn't in the schemas that
 * PDF/A-2 knows is declared in the packet, as 6.6.2.3 asks.
 *
 * @returns the packet, padding left out: the file is written whole each time
 */
export function formatXmp(metadata: Metadata, options: XmpOptions): string {
  const properties = [
    ...describeDublinCore(metadata),
    ...describeFile(metadata, options.producer),
    ...describeRights(metadata),
    ...describeIdentifiers(metadata),
  ];
  if (options.claims) {
    properties.push(
      element('pdfaid:part', '2'),
      element('pdfaid:conformance', 'A'),
      element('pdfuaid:part', '1'),
    );
  }
  properties.push(...declareSchemas(metadata, options.claims));
  const prefixes = Object.entries(namespaces)
    .filter(([prefix]) => properties.some((property) => property.includes(`${prefix}:`)))
    .map(([prefix, uri]) => ` xmlns:${prefix}="${uri}"`);
  return [
    '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>',
    '<x:xmpmeta xmlns:x="adobe:ns:meta/">',
    `<rdf:RDF xmlns:rdf="${rdf}">`,
    `<rdf:Description rdf:about=""${prefixes.join('')}>`,
    ...properties,
    '</rdf:Description>',
    '</rdf:RDF>',
    '</x:xmpmeta>',
    '<?xpacket end="r"?>',
  ].join('\n');
}

function describeDublinCore(metadata: Metadata): string[] {
  const names = (people: readonly Contributor[]): string[] => people.map(({ name }) => name);
  const { doi, isbn, url } = metadata.identifiers;
  const identifier =
    doi !== undefined ? `doi:${doi}` : isbn !== undefined ? `urn:isbn:${isbn}` : url;
  return [
    element('dc:format', 'application/pdf'),
    alternatives('dc:title', metadata.title),
    list('dc:creator', 'Seq', names(metadata.authors)),
    list('dc:contributor', 'Bag', names([...metadata.editors, ...metadata.translators])),
    list('dc:publisher', 'Bag', metadata.publisher === undefined ? [] : [metadata.publisher.name]),
    list('dc:subject', 'Bag', metadata.keywords),
    alternatives('dc:description', metadata.description ?? metadata.subtitle),
    list('dc:date', 'Seq', metadata.date === undefined ? [] : [metadata.date]),
    list('dc:language', 'Bag', [metadata.language]),
    element('dc:identifier', identifier),
    alternatives('dc:rights', rightsOf(metadata)),
    list('dc:type', 'Bag', ['Text']),
  ].filter((property) => property !== '');
}

function describeFile(metadata: Metadata, producer: string): string[] {
  return [
    element('xmp:CreatorTool', producer),
    element('xmp:CreateDate', metadata.date),
    element('xmp:ModifyDate', metadata.date),
    element('xmp:MetadataDate', metadata.date),
    element('pdf:Producer', producer),
    element('pdf:Keywords', metadata.keywords.join(', ')),
    element('xmpMM:DocumentID', documentIdOf(metadata)),
  ].filter((property) => property !== '');
}

function describeRights(metadata: Metadata): string[] {
  const rights = rightsOf(metadata);
  if (rights === undefined) return [];
  return [
    element('xmpRights:Marked', 'True'),
    element('xmpRights:WebStatement', metadata.licence?.url),
    alternatives('xmpRights:UsageTerms', metadata.licence?.name),
  ].filter((property) => property !== '');
}

const prismNames = [
  ['prism:doi', 'doi', 'Digital object identifier'],
  ['prism:isbn', 'isbn', 'International standard book number'],
  ['prism:issn', 'issn', 'International standard serial number'],
  ['prism:url', 'url', 'Where the report is published'],
] as const;

function describeIdentifiers({ identifiers }: Metadata): string[] {
  return prismNames
    .map(([name, key]) => element(name, identifiers[key]))
    .filter((property) => property !== '');
}

function rightsOf(metadata: Metadata): string | undefined {
  const parts = [metadata.rights, metadata.licence?.name].filter((part) => part !== undefined);
  return parts.length === 0 ? undefined : parts.join('. ').replace('..', '.');
}

/** The same for all versions of one report in one language: a name-based UUID (RFC 9562, 5.5). */
function documentIdOf({ identifiers, title, language }: Metadata): string {
  const name = [identifiers.doi ?? identifiers.isbn ?? identifiers.url ?? title, language];
  const hash = createHash('sha1').update(name.join('\n')).digest();
  hash[6] = ((hash[6] as number) & 0x0f) | 0x50;
  hash[8] = ((hash[8] as number) & 0x3f) | 0x80;
  const hex = hash.toString('hex');
  const groups = [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20)];
  return `uuid:${groups.join('-')}-${hex.slice(20, 32)}`;
}

function declareSchemas({ identifiers }: Metadata, claims: boolean): string[] {
  const schemas: string[] = [];
  if (claims) {
    schemas.push(
      declareSchema('PDF/UA identification', 'pdfuaid', [
        declareProperty(
          'part',
          'Integer',
          'internal',
          'Part of ISO 14289 that the file conforms to',
        ),
      ]),
    );
  }
  const used = prismNames.filter(([, key]) => identifiers[key] !== undefined);
  if (used.length > 0) {
    const properties = used.map(([name, , description]) =>
      declareProperty(name.slice('prism:'.length), 'Text', 'external', description),
    );
    schemas.push(declareSchema('PRISM basic metadata', 'prism', properties));
  }
  if (schemas.length === 0) return [];
  return [`<pdfaExtension:schemas><rdf:Bag>${schemas.join('')}</rdf:Bag></pdfaExtension:schemas>`];
}

function declareSchema(
  name: string,
  prefix: keyof typeof namespaces,
  properties: readonly string[],
): string {
  return [
    '<rdf:li rdf:parseType="Resource">',
    element('pdfaSchema:schema', name),
    element('pdfaSchema:namespaceURI', namespaces[prefix]),
    element('pdfaSchema:prefix', prefix),
    `<pdfaSchema:property><rdf:Seq>${properties.join('')}</rdf:Seq></pdfaSchema:property>`,
    '</rdf:li>',
  ].join('');
}

function declareProperty(
  name: string,
  type: string,
  category: 'internal' | 'external',
  description: string,
): string {
  return [
    '<rdf:li rdf:parseType="Resource">',
    element('pdfaProperty:name', name),
    element('pdfaProperty:valueType', type),
    element('pdfaProperty:category', category),
    element('pdfaProperty:description', description),
    '</rdf:li>',
  ].join('');
}

function element(name: string, value: string | undefined): string {
  return value === undefined || value === '' ? '' : `<${name}>${escapeXml(value)}</${name}>`;
}

function list(name: string, kind: 'Bag' | 'Seq', values: readonly string[]): string {
  if (values.length === 0) return '';
  const items = values.map((value) => `<rdf:li>${escapeXml(value)}</rdf:li>`).join('');
  return `<${name}><rdf:${kind}>${items}</rdf:${kind}></${name}>`;
}

function alternatives(name: string, value: string | undefined): string {
  if (value === undefined) return '';
  return `<${name}><rdf:Alt><rdf:li xml:lang="x-default">${escapeXml(value)}</rdf:li></rdf:Alt></${name}>`;
}

function escapeXml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
