/**
 * The proof that nothing is lost: finished artifacts, read by readers that
 * know nothing of the code that made them, against the text of their source.
 */
import type { VFile } from 'vfile';
import { report } from '../report/diagnostics.ts';
import type { Language } from '../report/language.ts';
import { compareContent } from './compare/compare.ts';
import type { Artifact, Finding } from './compare/finding.ts';
import { compareMetadata } from './compare/metadata.ts';
import type { ArtifactContent } from './content.ts';
import { type MetadataText, readMetadataTexts } from './expected/metadata.ts';
import { type ExpectedContent, readSource } from './expected/source.ts';

/** A source whose artifacts are verified. */
export interface VerifiedSource {
  /** The Markdown file; findings become its messages. */
  file: VFile;
  /** `report.yaml`, where there is one. */
  shared?: VFile | undefined;
  /** The report's language: its words for what is generated. */
  language: Language;
}

/** A finished file. */
export interface VerifiedArtifact {
  /** `peacekeeping.en.pdf`. */
  name: string;
  format: VerifiedFormat;
  bytes: Uint8Array;
}

interface Reader {
  read(bytes: Uint8Array): Promise<ArtifactContent>;
  tableCaptions: 'above' | 'below';
  breaksLines: boolean;
}

/** Each is loaded when it is asked for: a PDF reader is large. */
const readers = {
  html: async (): Promise<Reader> => ({
    read: (await import('./readers/html.ts')).readHtml,
    tableCaptions: 'above',
    breaksLines: false,
  }),
  epub: async (): Promise<Reader> => ({
    read: (await import('./readers/epub.ts')).readEpub,
    tableCaptions: 'above',
    breaksLines: false,
  }),
  pdf: async (): Promise<Reader> => ({
    read: (await import('./readers/pdf.ts')).readPdf,
    tableCaptions: 'above',
    breaksLines: true,
  }),
  docx: async (): Promise<Reader> => ({
    read: (await import('./readers/docx.ts')).readDocx,
    tableCaptions: 'below',
    breaksLines: false,
  }),
};

export type VerifiedFormat = keyof typeof readers;

/** Whether there is a reader for a format. */
export function isVerifiedFormat(name: string): name is VerifiedFormat {
  return Object.hasOwn(readers, name);
}

/** What is wrong with one artifact; a finding is about `report.yaml` where it says so. */
export type ArtifactFinding = Finding & { isShared?: boolean };

/**
 * Compare an artifact with its source.
 *
 * @returns what is lost, added or changed, each with its place in the source;
 *   an artifact that can't be read is one finding
 */
export async function verifyArtifact(
  source: VerifiedSource,
  { name, format, bytes }: VerifiedArtifact,
): Promise<ArtifactFinding[]> {
  const { read, tableCaptions, breaksLines } = await readers[format]();
  let content: ArtifactContent;
  try {
    content = await read(bytes);
  } catch (error) {
    // A damaged file can make a parser fail in any way; none is a fault of ours.
    const reason = error instanceof Error ? error.message : String(error);
    return [
      {
        rule: 'verify-artifact',
        message: `${name} can’t be read: ${reason.split('\n')[0]}`,
        place: undefined,
        hint: 'Build it again.',
      },
    ];
  }
  const { texts, expected } = readExpected(source, tableCaptions);
  const { isUntagged = false } = content;
  const untagged = isUntagged ? { notes: source.language.labels.notes } : undefined;
  const artifact: Artifact = { name, breaksLines, ...(untagged === undefined ? {} : { untagged }) };
  const findings = [
    ...compareMetadata(texts, content, artifact),
    ...compareContent(expected, content, artifact),
  ];
  return isUntagged ? [...findings, describeUntagged(name)] : findings;
}

/** What a file without tags can’t prove, said each time, so that nobody takes it for proved. */
function describeUntagged(name: string): Finding {
  return {
    rule: 'verify-artifact',
    message: `${name} has no tags: its words, their order, its notes, links, outline and properties were compared; rows and columns of tables, levels of lists, languages and descriptions of images can’t be`,
    place: undefined,
    severity: 'info',
    hint: 'Build it with “pdf: { profile: ua }” to have these proved, too.',
  };
}

/** What a source says, for artifacts with their table captions above or below. */
interface Expected {
  texts: MetadataText[];
  expected: ExpectedContent;
}

/** Several artifacts are compared with one source. */
const known = new WeakMap<VerifiedSource, Map<string, Expected>>();

function readExpected(source: VerifiedSource, tableCaptions: Reader['tableCaptions']): Expected {
  const read = known.get(source) ?? new Map<string, Expected>();
  known.set(source, read);
  const before = read.get(tableCaptions);
  if (before !== undefined) return before;
  const markdown = String(source.file);
  const shared = source.shared === undefined ? undefined : String(source.shared);
  let texts = readMetadataTexts(markdown, shared);
  const title = texts.find((text) => text.key === 'title' && !text.isShared)?.text;
  const expected = readSource(markdown, source.language, title, { tableCaptions });
  if (title === undefined && expected.title !== undefined) {
    // A title in the text is nearer than one in report.yaml.
    texts = texts.filter((text) => text.key !== 'title');
    texts.push({ key: 'title', isShared: false, ...expected.title });
  }
  const result = { texts, expected };
  read.set(tableCaptions, result);
  return result;
}

/** Make diagnostics of findings: of the source file, or of `report.yaml`. */
export function reportFindings(findings: readonly ArtifactFinding[], source: VerifiedSource): void {
  for (const { rule, message, place, hint, severity, isShared } of findings) {
    const file = isShared === true ? (source.shared ?? source.file) : source.file;
    report(file, place, rule, message, {
      ...(hint === undefined ? {} : { hint }),
      ...(severity === undefined ? {} : { severity }),
    });
  }
}
