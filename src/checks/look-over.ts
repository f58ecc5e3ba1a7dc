/** What a build asks of the rules, as one part that is loaded when it is asked for. */
export { applyControls } from './controls.ts';
export { runChecks } from './run-checks.ts';
