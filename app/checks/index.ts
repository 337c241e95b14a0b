export { renderFindings, revisionOf } from '../../core/reporting/check-run.ts';
export { renderVerdicts } from './verdicts.ts';
export { wholeLines } from '../../core/reporting/check-limits.ts';
