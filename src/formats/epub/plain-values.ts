/**
 * Put before each declaration that uses custom properties the same with their
 * values: engines of before 2017, as in older e-ink readers, drop a declaration
 * with `var()`, and would show a report without its colours and sizes.
 *
 * @param css a style sheet
 * @param values of custom properties, by their names: `--accent`
 */
export function addPlainValues(css: string, values: ReadonlyMap<string, string>): string {
  return css.replace(
    /([{;]\s*)([\w-]+:[^;{}]*);/g,
    (whole, before: string, declaration: string) => {
      const plain = declaration.replace(
        /var\((--[\w-]+)\)/g,
        (reference, name: string) => values.get(name) ?? reference,
      );
      return plain === declaration || plain.includes('var(')
        ? whole
        : `${before}${plain};${before.replace(/^[{;]/, '')}${declaration};`;
    },
  );
}
