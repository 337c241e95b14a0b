import type { CompileInput } from './input.ts';

/** The check that the App answers every pull request with. */
export const policyCheck = 'fairlead/policy';

/** Checks of this family come from the App alone, whatever was seen to report them. */
const ownChecks = 'fairlead/';

/** Required checks with the App that must report them; null: whoever does. Ours are pinned to the App. */
export function requiredChecks({
  config,
  appId,
  checksObserved,
}: CompileInput): readonly { readonly context: string; readonly app: number | null }[] {
  const others = [...new Set(config.checks)].filter((context) => context !== policyCheck);
  return [
    { context: policyCheck, app: appId },
    ...others.map((context) => {
      const observed = Object.hasOwn(checksObserved, context) ? (checksObserved[context] ?? null) : null;
      return { context, app: context.startsWith(ownChecks) && appId !== null ? appId : observed };
    }),
  ];
}
