/**
 * Wait until all fonts and images are there. The document is not shown on the
 * screen, so that nothing else asks for its fonts before it is printed.
 *
 * Runs in the page: it must not refer to anything outside.
 */
export async function loadResources(): Promise<void> {
  await Promise.all([
    ...[...document.fonts].map((face) => face.load()),
    ...[...document.images].map((image) => image.decode().catch(() => undefined)),
  ]);
}
