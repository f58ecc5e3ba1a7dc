import type { Parent, RootContent } from 'mdast';
import { aside } from './aside.ts';
import { defineBlock } from './block.ts';

/** A boxed case with a title. */
export interface CaseStudy extends Parent {
  type: 'caseStudy';
  /** A `blockTitle` first, where it has a title. */
  children: RootContent[];
}

declare module 'mdast' {
  interface BlockContentMap {
    caseStudy: CaseStudy;
  }
  interface RootContentMap {
    caseStudy: CaseStudy;
  }
}

export const caseStudy = defineBlock<CaseStudy>({
  ...aside('caseStudy', 'case-study', 'CaseStudy'),
  summary: 'A boxed case with a title.',
  label: 'required',
});
