/**
 * A text with the decimal digits of any script in ASCII.
 *
 * They stand in Unicode in runs of ten that begin with the zero (The Unicode
 * Standard, 4.6, "Numeric Value").
 */
export function toAsciiDigits(text: string): string {
  return text.replace(/(?![0-9])\p{Nd}/gu, (digit) => {
    const code = digit.codePointAt(0) ?? 0;
    let zero = code;
    while (zero > code - 9 && /^\p{Nd}$/u.test(String.fromCodePoint(zero - 1))) zero -= 1;
    return String(code - zero);
  });
}
