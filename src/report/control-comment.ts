import type { Point } from 'unist';
import type {} from 'vfile';

/**
 * A comment of a source that speaks to rapporteur, `<!-- rapporteur-… -->`,
 * before anybody has looked at what it says.
 */
export interface ControlComment {
  /** What stands after `rapporteur-`: `disable doubled-word: a quotation`. */
  text: string;
  start: Point;
  end: Point;
  /** The block that follows it, or the rest of the paragraph that it stands in. */
  next?: { start: Point; end: Point };
  /** Nothing stands before it but the front matter and the title. */
  atTop: boolean;
}

declare module 'vfile' {
  interface DataMap {
    /** The comments of a source that speak to rapporteur, in order. */
    controls: ControlComment[];
  }
}
