export { initialAbsolute, logAbsolute, stepAbsolute, type AbsoluteState } from './absolute.ts';
export { decide, type Decision } from './decision.ts';
export { dispersionOf, type Dispersion } from './dispersion.ts';
export {
  initialAnalysis,
  readings,
  rejects,
  restartBase,
  stepAnalysis,
  type AnalysisState,
  type IntervalCounts,
  type Readings,
} from './sequential.ts';
