import { type Baseline, filesOf, type Flag } from './baseline.ts';
import type { PatchCoverage } from './patch.ts';
import { percentOf, percentText, type Totals } from './totals.ts';

/** What coverage must reach; null where nothing is asked. Percentages from 0 to 100. */
export interface Gates {
  readonly minimum: number | null;
  readonly branchMinimum: number | null;
  /** Percentage points that lines may lose against the baseline. */
  readonly maxDrop: number | null;
  readonly patchMinimum: number | null;
  /** Never below the best that was kept, but for {@link tolerance}. */
  readonly ratchet: boolean;
}

export interface FlagGates extends Gates, Flag {
  readonly carryForward: boolean;
}

export interface Verdict {
  readonly passed: boolean;
  readonly sentence: string;
}

/** Percentage points by which rounding and the order of tests may move a figure. */
const tolerance = 0.01;

export interface GateFacts {
  /** What this run and the flags it carries forward cover, by path. */
  readonly files: ReadonlyMap<string, Totals>;
  /** Names of flags whose figures are the baseline's. */
  readonly carried: ReadonlySet<string>;
  readonly baseline: Baseline | null;
  /** The change's lines below the paths of a flag; all of them for null. Null where no change was compared. */
  readonly patchOf: (flag: Flag | null) => PatchCoverage | null;
}

function least(
  what: string,
  value: number | null,
  minimum: number | null,
  nothing = 'nothing to cover',
): Verdict | null {
  if (minimum === null) return null;
  if (value === null) return { passed: true, sentence: `${what}: ${nothing}` };
  const passed = value >= minimum;
  return {
    passed,
    sentence: `${what}: ${percentText(value)}, ${passed ? 'at least' : 'wanted'} ${minimum} %`,
  };
}

function leastOfPatch(what: string, patch: PatchCoverage | null, minimum: number | null): Verdict | null {
  if (patch === null) return least(what, null, minimum, 'no change was compared');
  return least(what, patch.percent, minimum);
}

/** Against the baseline: how far lines may fall, and the best that they ever were. */
function against(
  name: string,
  value: number | null,
  gates: Gates,
  facts: GateFacts,
  flag: Flag | null,
): Verdict[] {
  if (gates.maxDrop === null && !gates.ratchet) return [];
  const { baseline } = facts;
  if (baseline === null)
    return [{ passed: true, sentence: `${name}lines: no baseline is kept yet to compare with` }];
  if (value === null) return [{ passed: true, sentence: `${name}lines: nothing to cover` }];
  const verdicts: Verdict[] = [];
  const before = percentOf(filesOf(baseline.files, flag).lines);
  if (gates.maxDrop !== null && before !== null) {
    const drop = before - value;
    const passed = drop <= gates.maxDrop + 1e-9;
    const sentence = `${name}lines: ${percentText(value)} after ${percentText(before)}, may lose ${gates.maxDrop} points`;
    verdicts.push({ passed, sentence });
  }
  const best = baseline.best.get(flag?.name ?? '');
  if (gates.ratchet && best !== undefined) {
    const passed = value >= best - tolerance - 1e-9;
    verdicts.push({
      passed,
      sentence: `${name}lines: ${percentText(value)}, the best so far is ${percentText(best)}`,
    });
  }
  return verdicts;
}

function judge(gates: Gates, flag: FlagGates | null, facts: GateFacts): Verdict[] {
  const name = flag === null ? '' : `${flag.name}: `;
  const totals = filesOf(facts.files, flag);
  const asked = gates.minimum ?? gates.branchMinimum ?? gates.maxDrop ?? (gates.ratchet ? 0 : null);
  if (flag !== null && totals.lines.total === 0 && asked !== null) {
    // Without a figure nothing is proven; only a flag that is to be carried may wait for its first baseline.
    const passed = flag.carryForward && facts.baseline === null;
    return [{ passed, sentence: `${name}no report covers it, and no baseline has it` }];
  }
  const lines = percentOf(totals.lines);
  const patch = facts.patchOf(flag);
  const verdicts = [
    least(`${name}lines`, lines, gates.minimum),
    least(`${name}branches`, percentOf(totals.branches), gates.branchMinimum),
    ...against(name, lines, gates, facts, flag),
    // The change as a whole stands in the title of the report.
    flag === null ? null : leastOfPatch(`${name}changed lines`, patch, gates.patchMinimum),
  ];
  return verdicts
    .filter((verdict) => verdict !== null)
    .map((verdict) =>
      flag !== null && facts.carried.has(flag.name)
        ? { ...verdict, sentence: `${verdict.sentence} (carried forward)` }
        : verdict,
    );
}

/** What the gates say, of everything and of each flag, in the order given. */
export function judgeGates(gates: Gates, flags: readonly FlagGates[], facts: GateFacts): Verdict[] {
  return [judge(gates, null, facts), ...flags.map((flag) => judge(flag, flag, facts))].flat();
}
