/** A fragment without its percent signs. */
export function decodeName(fragment: string): string {
  try {
    return decodeURIComponent(fragment);
  } catch {
    return fragment;
  }
}
