/**
 * The pages of the guide that list what the code knows. They are made from the
 * same tables that read a source, so they can't say anything else than it does.
 */
import { renderBlocksPage } from './blocks-page.ts';
import { renderCommandsPage } from './commands-page.ts';
import { renderMetadataPage, renderSettingsPage, renderThemePage } from './fields-pages.ts';
import { listRulePages } from './rules-pages.ts';

/** A generated page. */
export interface Page {
  /** Relative to the project's folder. */
  path: string;
  text: string;
}

/** Every generated page, in any order. */
export function listPages(): Page[] {
  return [
    { path: 'docs/reference/commands.md', text: renderCommandsPage() },
    { path: 'docs/reference/metadata.md', text: renderMetadataPage() },
    { path: 'docs/reference/settings.md', text: renderSettingsPage() },
    { path: 'docs/reference/theme.md', text: renderThemePage() },
    { path: 'docs/reference/blocks.md', text: renderBlocksPage() },
    ...listRulePages(),
  ];
}
