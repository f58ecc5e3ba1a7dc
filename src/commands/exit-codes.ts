/** What the command ends with; part of its interface, for `make` and CI. */
export const exitCodes = {
  fine: 0,
  /** A report has errors: its artifacts were not written. */
  document: 1,
  /** The command was not understood. */
  usage: 2,
  /** The machine lacks something: a browser, a font, space on the disk. */
  environment: 3,
  /** A fault of rapporteur (EX_SOFTWARE of sysexits.h). */
  unexpected: 70,
} as const;

/** The code of several that tells the most: the highest. */
export function worstOf(codes: Iterable<number>): number {
  return Math.max(exitCodes.fine, ...codes);
}
