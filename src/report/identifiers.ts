/** What a value's own rule says of a text: the value, or what is wrong. */
export type Checked<T> = { value: T } | { problem: string; hint?: string };

/** Whether the last character of an ISBN-13 is right (ISO 2108:2017, annex A: weights 1 and 3, modulo 10). */
function checksIsbn13(digits: string): boolean {
  let sum = 0;
  for (const [index, digit] of [...digits].entries())
    sum += Number(digit) * (index % 2 === 0 ? 1 : 3);
  return sum % 10 === 0;
}

/** The character that modulo 11 with falling weights asks for (ISBN-10 and ISSN, ISO 3297:2022, annex A). */
function computeModulo11(digits: string): string {
  let sum = 0;
  for (const [index, digit] of [...digits].entries())
    sum += Number(digit) * (digits.length + 1 - index);
  const check = (11 - (sum % 11)) % 11;
  return check === 10 ? 'X' : String(check);
}

/** The last character of an ORCID iD (ISO 7064, MOD 11-2). */
function computeOrcidCheck(digits: string): string {
  let total = 0;
  for (const digit of digits) total = (total + Number(digit)) * 2;
  const check = (12 - (total % 11)) % 11;
  return check === 10 ? 'X' : String(check);
}

/** An ISBN of 13 digits, or of 10 in older books; hyphens and spaces stay as they are printed. */
export function checkIsbn(text: string): Checked<string> {
  const value = text.replace(/^ISBN(?:-1[03])?:?\s*/i, '');
  const digits = value.replace(/[\s\-\u2010\u2011]/g, '').toUpperCase();
  if (!/^(?:97[89]\d{10}|\d{9}[\dX])$/.test(digits)) {
    return { problem: `"${text}" is not an ISBN of 13 digits that begins with 978 or 979` };
  }
  const right =
    digits.length === 13
      ? checksIsbn13(digits)
      : computeModulo11(digits.slice(0, 9)) === digits.slice(9);
  if (right) return { value };
  return {
    problem: `The check digit of the ISBN "${value}" is wrong`,
    hint: 'Two digits may be swapped or one mistyped: compare it with the ISBN you were given.',
  };
}

export function checkIssn(text: string): Checked<string> {
  const parts = /^(?:ISSN:?\s*)?(\d{4})[\s-\u2010\u2011]?(\d{3}[\dXx])$/i.exec(text);
  if (parts === null) return { problem: `"${text}" is not an ISSN` };
  const value = `${parts[1]}-${parts[2]}`.toUpperCase();
  if (computeModulo11(value.replace('-', '').slice(0, 7)) === value.slice(8)) return { value };
  return {
    problem: `The check digit of the ISSN "${value}" is wrong`,
    hint: 'Compare it with the ISSN you were given.',
  };
}

/** A DOI (ISO 26324; syntax of the DOI Handbook, 2.2), without resolver or prefix `doi:`. */
export function checkDoi(text: string): Checked<string> {
  const value = text.replace(/^(?:https?:\/\/(?:dx\.)?doi\.org\/|doi:\s*)/i, '');
  return /^10\.\d{4,9}(?:\.\d+)*\/[^\s"<>\\^`{|}]+$/.test(value)
    ? { value }
    : { problem: `"${text}" is not a DOI` };
}

/** An ORCID iD: sixteen characters with hyphens, or its address at orcid.org. */
export function checkOrcid(text: string): Checked<string> {
  const value = text.replace(/^https?:\/\/(?:www\.)?orcid\.org\//i, '').toUpperCase();
  if (!/^\d{4}-\d{4}-\d{4}-\d{3}[\dX]$/.test(value))
    return { problem: `"${text}" is not an ORCID iD` };
  const digits = value.replaceAll('-', '');
  if (computeOrcidCheck(digits.slice(0, 15)) === digits.slice(15)) return { value };
  return {
    problem: `The check digit of the ORCID iD "${value}" is wrong`,
    hint: 'Copy it from the person’s page at orcid.org.',
  };
}
