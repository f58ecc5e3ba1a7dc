/** Whether a text is one well-formed language tag (BCP 47, section 2.2.9). */
export function isLanguageTag(text: string): boolean {
  try {
    return Intl.getCanonicalLocales(text).length === 1;
  } catch {
    return false;
  }
}
