import type { Edit } from '../objects/content.ts';
import type { PdfDictionary, PdfStream } from '../objects/values.ts';
import type { FontUse } from './context.ts';
import type { Matrix } from './matrix.ts';
import type { Rectangle } from './options.ts';
import type { TextEdges } from './text-edges.ts';

/** What the scan is told, and whom it tells. */
export interface ScanEnvironment {
  /** What may become of a marked-content sequence of this stream. */
  roleOf(mcid: number): ContentRole;
  /** A sequence is through. */
  finish(mcid: number, sequence: SequenceFacts): void;
  /** Text that no mark, or none of an element, is around: it becomes an artifact. */
  leaveOut(text: string): void;
  /** The font of a name in this stream's resources. */
  fontOf(name: string): FontUse | undefined;
  /** The external object of a name in this stream's resources. */
  xobjectOf(name: string): PdfStream | undefined;
  /** A property list of a name in this stream's resources. */
  propertiesOf(name: string): PdfDictionary | undefined;
  /** A form is drawn: scan it. The result says whether it marks its own content. */
  enterForm(form: PdfStream, matrix: Matrix, marked: boolean): boolean;
  /** Index of the page, for what is reported. */
  readonly page: number;
  /** Whether boxes are wanted of any sequence here. */
  readonly wantsBoxes: boolean;
  readonly matrix: Matrix;
  /** The stream is drawn inside marked content, so that nothing in it is unmarked. */
  readonly marked: boolean;
}

export interface ContentRole {
  /** `artifact`: always; `decoration`: if it shows neither text nor image; `content`: never. */
  kind: 'content' | 'decoration' | 'artifact';
  /** No element has it. */
  isLoose?: boolean;
  /** Whether the text is wanted, and where it begins and ends; of most it is not. */
  read?: boolean;
  /** A text that is an artifact if it is shown again: the repeated head row of a table. */
  repeats?: { has(text: string): boolean };
}

export interface SequenceFacts {
  /** Of a sequence that is not read no more than its end. */
  text: string;
  box: Rectangle | undefined;
  /** Only where the role asks for them. */
  edges: TextEdges | undefined;
  artifact: boolean;
}

/** What a scan leaves. */
export interface ScanResult {
  edits: Edit[];
  /** The deepest nesting of `q`; ISO 19005-2, 6.1.13 allows 28. */
  depth: number;
}
