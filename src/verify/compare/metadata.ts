import type { ArtifactContent, Item } from '../content.ts';
import type { MetadataText } from '../expected/metadata.ts';
import { cutWords, foldText, isMark } from '../text.ts';
import type { Artifact, Finding } from './finding.ts';

/** Keys that a reader must see, not only a catalogue. */
const VISIBLE = new Set(['title', 'subtitle', 'authors', 'editors', 'translators']);

/** A finding that may be about `report.yaml`. */
export interface MetadataFinding extends Finding {
  isShared: boolean;
}

/** Compare title, names and other data with cover, imprint and properties. */
export function compareMetadata(
  texts: readonly MetadataText[],
  content: ArtifactContent,
  artifact: Artifact,
): MetadataFinding[] {
  const findings: MetadataFinding[] = [];
  const visible = joinWords(content.front.map(textOf).join(' '));
  const hidden = joinWords([content.title ?? '', ...content.properties].join(' '));
  const say = ({ place, isShared }: MetadataText, message: string) =>
    findings.push({
      rule: 'verify-metadata',
      message: `${artifact.name}: ${message}`,
      place,
      isShared,
    });
  for (const text of texts) {
    // A person's line is printed with other marks between its parts, keywords one by one.
    for (const part of text.text.split(/[,;()،؛，；（）]/u)) {
      const wanted = joinWords(part);
      if (wanted === '' || visible.includes(wanted)) continue;
      if (!VISIBLE.has(text.key) && hidden.includes(wanted)) continue;
      say(text, `“${part.trim()}” (${text.key}) is missing on the cover and in the imprint`);
    }
    if (text.key === 'title' && !joinWords(content.title ?? '').includes(joinWords(text.text))) {
      say(
        text,
        `the file’s own title is “${content.title ?? ''}”; in the source it is “${text.text}”`,
      );
    }
  }
  return findings;
}

function textOf(item: Item): string {
  return item.pieces.map((piece) => piece.text).join('');
}

/** Words without what stands between them: dates, numbers and licences are printed in many ways. */
function joinWords(text: string): string {
  return cutWords(foldText(text))
    .filter((word) => !isMark(word.text))
    .map((word) => word.text)
    .join('')
    .toLowerCase();
}
