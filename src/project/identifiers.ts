import { type Checked, checkDoi, checkIsbn, checkIssn, checkOrcid } from '../report/identifiers.ts';
import { checkedReader } from './reader.ts';

/** An address on the web; no other scheme, and no password in it. */
export function checkWebAddress(text: string): Checked<string> {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url === undefined || /[\s"<>\\^`{|}]/.test(text)) {
    return { problem: `"${text}" is not an address on the web` };
  }
  if (url.protocol !== 'https:' && url.protocol !== 'http:') {
    return { problem: `An address that begins with "${url.protocol}" is not allowed` };
  }
  if (url.username !== '' || url.password !== '') {
    return { problem: 'The address holds a user name or password' };
  }
  return { value: text };
}

function checkMailAddress(text: string): Checked<string> {
  // Deliberately simple: one @, no spaces, a domain with a full stop.
  return /^[^\s@<>"',;:\\()[\]]+@[^\s@<>"',;:\\()[\]]+\.[^\s@.<>"',;:\\()[\]]+$/.test(text)
    ? { value: text }
    : { problem: `"${text}" is not an email address` };
}

const rule = 'invalid-identifier';
export const isbnReader = checkedReader('an ISBN: 978-92-9190-000-8', rule, checkIsbn);
export const issnReader = checkedReader('an ISSN: 2049-3630', rule, checkIssn);
export const doiReader = checkedReader('a DOI: 10.5281/zenodo.1234567', rule, checkDoi);
export const orcidReader = checkedReader('an ORCID iD: 0000-0002-1825-0097', rule, checkOrcid);
export const webAddressReader = checkedReader(
  'an address: https://example.org/report',
  rule,
  checkWebAddress,
);
export const mailAddressReader = checkedReader(
  'an email address: press@example.org',
  rule,
  checkMailAddress,
);
