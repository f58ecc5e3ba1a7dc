/**
 * The eight object types of PDF (ISO 32000-1, 7.3) as plain JavaScript values.
 *
 * A name is a JavaScript string, because names are by far the commonest object
 * of a tagged file and are compared all the time; a PDF string is therefore an
 * object of its own. Numbers don't remember whether they were written as
 * integers, which no consumer may rely on.
 */
export type PdfValue =
  | null
  | boolean
  | number
  | PdfName
  | PdfString
  | PdfReference
  | PdfArray
  | PdfDictionary
  | PdfStream;

/** A name without its solidus, escapes resolved: `Type`. */
export type PdfName = string;

export type PdfArray = PdfValue[];

/** A dictionary, in the order of the file. */
export type PdfDictionary = Map<PdfName, PdfValue>;

/** A string of bytes; each character of `bytes` is one byte (0 to 255). */
export interface PdfString {
  readonly kind: 'string';
  readonly bytes: string;
}

/** A reference to an indirect object of the same file. */
export interface PdfReference {
  readonly kind: 'reference';
  readonly number: number;
}

/** A stream: its dictionary and its bytes as they are in the file, still encoded. */
export interface PdfStream {
  readonly kind: 'stream';
  readonly dictionary: PdfDictionary;
  data: Uint8Array;
}

/** Make a PDF string of bytes. */
export function createString(bytes: string): PdfString {
  return { kind: 'string', bytes };
}

/**
 * Make a text string (ISO 32000-1, 7.9.2.2): as it is where every character is
 * ASCII, which is the same in PDFDocEncoding; else UTF-16BE with a byte order mark.
 */
export function createTextString(text: string): PdfString {
  if (/^[\t\n\r -~]*$/.test(text)) return createString(text);
  let bytes = '\xfe\xff';
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    bytes += String.fromCharCode(unit >> 8, unit & 0xff);
  }
  return createString(bytes);
}

/** The characters of a text string: UTF-16BE, UTF-8 or (near enough) PDFDocEncoding. */
export function decodeTextString(string: PdfString): string {
  const { bytes } = string;
  if (bytes.startsWith('\xfe\xff')) return decodeUtf16(bytes.slice(2));
  if (bytes.startsWith('\xef\xbb\xbf')) return Buffer.from(bytes, 'latin1').toString('utf8', 3);
  return bytes;
}

/** The characters of big-endian UTF-16 bytes without a byte order mark. */
export function decodeUtf16(bytes: string): string {
  let text = '';
  for (let i = 0; i + 1 < bytes.length; i += 2) {
    text += String.fromCharCode((bytes.charCodeAt(i) << 8) | bytes.charCodeAt(i + 1));
  }
  return text;
}

export function isString(value: PdfValue | undefined): value is PdfString {
  return typeof value === 'object' && value !== null && 'kind' in value && value.kind === 'string';
}

export function isReference(value: PdfValue | undefined): value is PdfReference {
  return (
    typeof value === 'object' && value !== null && 'kind' in value && value.kind === 'reference'
  );
}

export function isStream(value: PdfValue | undefined): value is PdfStream {
  return typeof value === 'object' && value !== null && 'kind' in value && value.kind === 'stream';
}

export function isDictionary(value: PdfValue | undefined): value is PdfDictionary {
  return value instanceof Map;
}

/** Make a dictionary of the entries that have a value. */
export function createDictionary(entries: Record<PdfName, PdfValue | undefined>): PdfDictionary {
  const dictionary: PdfDictionary = new Map();
  for (const [key, value] of Object.entries(entries)) {
    if (value !== undefined) dictionary.set(key, value);
  }
  return dictionary;
}
