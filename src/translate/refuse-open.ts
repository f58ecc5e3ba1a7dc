import type { VFile } from 'vfile';
import { report, type Severity } from '../report/diagnostics.ts';
import { shorten } from './merge-units.ts';
import type { TranslationStatus } from './status.ts';
import type { SourceText } from './workspace.ts';

/**
 * Report every text of a translation that is missing, or of an earlier text,
 * or without a source.
 *
 * @param file the translation; gets the diagnostics
 */
export function refuseOpen(
  file: VFile,
  text: SourceText,
  { segments, surplus }: TranslationStatus,
  severity: Severity,
): void {
  for (const { segment, target, state } of segments) {
    if (state !== 'missing' && state !== 'stale') continue;
    const related = {
      place: segment.place,
      message: 'The text of the source',
      path: segment.file === 'own' ? text.source.path : (text.source.sharedPath ?? ''),
    };
    const name = `“${shorten(segment)}”`;
    if (state === 'missing') {
      report(file, target?.place, 'translation-missing', `${name} is not translated`, {
        severity,
        hint: 'Translate it, or build with --allow-open.',
        related,
      });
    } else {
      report(
        file,
        target?.place,
        'translation-stale',
        `This is translated from an earlier text than ${name}`,
        {
          severity,
          hint: 'Bring it up to date, or build with --allow-open.',
          related,
        },
      );
    }
  }
  for (const segment of surplus) {
    report(
      file,
      segment.place,
      'translation-surplus',
      `The source has no text for “${shorten(segment)}”`,
      {
        severity: 'warning',
        hint: 'Take it out, or put it into the source.',
      },
    );
  }
}
