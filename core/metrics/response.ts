import { between, type Incident } from '../incidents/incident.ts';
import { summarise, type Summary } from './summary.ts';

/** How well incidents are answered. Times in milliseconds; a mean is never shown without its n, median and p90. */
export interface ResponseMetrics {
  /** t1 - t0, without incidents whose start is only estimated. */
  readonly timeToDetect: Summary;
  /** t2 - t1, over incidents that a person acknowledged. */
  readonly timeToAcknowledge: Summary;
  /** Share of detected incidents that a person acknowledged, from 0 to 1; null without any. */
  readonly acknowledgeCoverage: number | null;
  /** t3 - t1 */
  readonly timeToContain: Summary;
  /** t4 - t0: recovery from the beginning. */
  readonly timeToRecover: Summary;
  /** t4 - t1: recovery from the detection. */
  readonly timeToRecoverFromDetection: Summary;
  /** Not recovered yet; in no mean. */
  readonly open: number;
}

/** The means of incident response. An incident that lacks one of two moments is in no mean that needs both. */
export function responseMetrics(incidents: readonly Incident[]): ResponseMetrics {
  const detected = incidents.filter(({ detectedAt }) => detectedAt !== null);
  const acknowledged = detected.filter(({ acknowledgedAt }) => acknowledgedAt !== null);
  return {
    timeToDetect: summarise(
      incidents.filter(({ estimated }) => !estimated).map((one) => between(one.startedAt, one.detectedAt)),
    ),
    timeToAcknowledge: summarise(incidents.map((one) => between(one.detectedAt, one.acknowledgedAt))),
    acknowledgeCoverage: detected.length === 0 ? null : acknowledged.length / detected.length,
    timeToContain: summarise(incidents.map((one) => between(one.detectedAt, one.containedAt))),
    timeToRecover: summarise(incidents.map((one) => between(one.startedAt, one.recoveredAt))),
    timeToRecoverFromDetection: summarise(incidents.map((one) => between(one.detectedAt, one.recoveredAt))),
    open: incidents.filter(({ recoveredAt }) => recoveredAt === null).length,
  };
}
