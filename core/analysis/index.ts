export { initialAbsolute, logAbsolute, stepAbsolute, type AbsoluteState } from './absolute.ts';
export { dispersionOf, type Dispersion } from './dispersion.ts';
export {
  initialAnalysis,
  readings,
  rejects,
  restartBase,
  stepAnalysis,
  type AnalysisState,
  type IntervalCounts,
} from './sequential.ts';
