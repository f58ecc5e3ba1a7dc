import { strFromU8, unzipSync } from 'fflate';
import { UnreadableArtifact } from '../content.ts';
import { type MarkupElement, readXml } from './element.ts';

/** The files of a zip container. */
export interface Archive {
  has(name: string): boolean;
  /** @throws {UnreadableArtifact} for a file that is not there or no XML */
  xml(name: string): MarkupElement;
}

/** The most that a container may hold: a damaged or hostile one can claim anything. */
const MOST_BYTES = 1_000_000_000;

/**
 * Open a zip container.
 *
 * @throws {UnreadableArtifact} for what is no zip file, or is cut short
 */
export function openArchive(bytes: Uint8Array): Archive {
  let total = 0;
  let files: Record<string, Uint8Array>;
  try {
    files = unzipSync(bytes, {
      filter: ({ name, originalSize }) => {
        total += originalSize;
        if (total > MOST_BYTES) throw new Error('it would unpack to more than a gigabyte');
        return /\.(?:xml|xhtml|html|opf|ncx|rels)$/iu.test(name);
      },
    });
  } catch (error) {
    throw new UnreadableArtifact(
      `it is no whole zip file (${error instanceof Error ? error.message : String(error)})`,
    );
  }
  return {
    has: (name) => Object.hasOwn(files, name),
    xml(name) {
      const file = Object.hasOwn(files, name) ? files[name] : undefined;
      if (file === undefined) throw new UnreadableArtifact(`it has no ${name}`);
      return readXml(strFromU8(file), name);
    },
  };
}
