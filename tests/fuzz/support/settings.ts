/** Documents of a run: a few seconds of them, unless told otherwise. */
export const runs = Number(process.env['RUNS'] ?? 40);

/** Whether time does not matter: `make fuzz`. */
export const isLong = runs >= 1000;

/**
 * What the run is made from: printed with each test, and given to repeat it. A
 * short run is the same each time, so that it fails for who broke something.
 */
export const seed = Number(
  process.env['SEED'] ?? (isLong ? Date.now() % 1_000_000_000 : 20_261_124),
);

/** Milliseconds; two seconds a document, for a machine that is busy with others. */
export const until = 120_000 + runs * 2_000;
