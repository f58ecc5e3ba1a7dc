import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { addFiles, makeFolder } from '../support/temporary-project.ts';
import { describeWithValidator } from '../support/validators.ts';
import { goodReport, run } from './support.ts';

describeWithValidator('browser', 'an EPUB that is built alone', () => {
  it('is the one that is built with the PDF, as long as that is of the same source', async () => {
    const folder = makeFolder({ 'source/a/en.md': goodReport() });
    const epub = join(folder, 'dist/a.en.epub');
    const alone = () => run(folder, ['build', '--format', 'epub']);

    expect((await alone()).stderr).toBe(
      'source/a/en.md info The EPUB has no page list, and a drawn cover: there is no PDF of this text (epub-without-pdf)\n' +
        '    Build both: --format pdf,epub.\n',
    );
    const drawn = readFileSync(epub);

    await run(folder, ['build', '--format', 'pdf,epub']);
    const together = readFileSync(epub);
    expect(together.equals(drawn)).toBe(false);

    rmSync(epub);
    expect((await alone()).stderr).toBe('');
    expect(readFileSync(epub).equals(together)).toBe(true);

    // The PDF that is there is of another text now: its pages are not this text's.
    addFiles(folder, { 'source/a/en.md': goodReport('Another report') });
    expect((await alone()).stderr).toContain('epub-without-pdf');
    expect(existsSync(join(folder, 'dist/a.en.pdf'))).toBe(true);
    expect(readFileSync(join(folder, 'dist/SHA256SUMS'), 'utf8')).not.toContain('.rapporteur');
  }, 60_000);
});
