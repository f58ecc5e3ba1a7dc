import { type Document, Packer } from 'docx';

/** docx's files of a package, by path, before they are zipped. */
interface Compiler {
  compile(document: Document): Map<string, string | Uint8Array>;
}

/**
 * The files of a document, as docx makes them.
 *
 * `Packer`'s public functions zip them at once, with times from the clock, and
 * take no file that docx has no model of. The compiler that they call is a
 * private static of a version that is pinned; a test holds that it is there.
 */
export function compilePackage(document: Document): Map<string, string | Uint8Array> {
  const { compiler } = Packer as unknown as { compiler: Compiler };
  return compiler.compile(document);
}
