export { renderFindings, revisionOf } from './findings.ts';
export { renderVerdicts } from './verdicts.ts';
export { wholeLines } from './limits.ts';
