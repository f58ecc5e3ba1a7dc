import type { VFile } from 'vfile';
import type { Severity } from '../report/diagnostics.ts';
import type { Limits } from './limits.ts';

/** What `rapporteur.yaml` says, with the defaults for what it does not. */
export interface ProjectSettings {
  /** The folders below are relative to the project's, with `/`. */
  source: string;
  templates: string;
  out: string;
  /** BCP 47 tag of the language that the others are translated from. */
  sourceLanguage: string;
  /** Formats to build, in this order; empty for all. */
  formats: string[];
  /** Severities that the project gives to rules, by rule id. */
  rules: Record<string, Severity | 'off'>;
  limits: Limits;
}

/** A folder with reports in it. */
export interface Project {
  /** Absolute, real path of the folder. */
  root: string;
  settings: ProjectSettings;
  /** `rapporteur.yaml`; its messages are the project's own diagnostics. */
  file: VFile;
}

/** One report in one language: what a document is made from. */
export interface ReportSource {
  /** The report folder's name: `peacekeeping`. */
  report: string;
  /** Canonical BCP 47 tag from the file's name: `en`, `zh-Hans`. */
  language: string;
  /** The report's folder, relative to the project's, with `/`: `source/peacekeeping`. */
  directory: string;
  /** The Markdown file, relative to the project's folder. */
  path: string;
  /** `report.yaml`, relative to the project's folder; absent where there is none. */
  sharedPath?: string;
}
