/** Code that is a guard, and what it is where there is none. */
export interface Place {
  file: string;
  code: string;
  without: string;
}

export interface Guard extends Place {
  name: string;
  /** Files of tests, of which one must fail without the guard. */
  tests: string[];
  also?: Place;
}

export const guards: readonly Guard[];
