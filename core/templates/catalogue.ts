import { strategyNames, type StrategyName } from '../config/types.ts';

export const templateKinds = ['python', 'node', 'container', 'any'] as const;
/** What a template is for; `any` takes whatever the repository holds. */
export type TemplateKind = (typeof templateKinds)[number];

export interface TemplateEntry {
  /** Of its files in workflows-templates, without ending. */
  readonly name: string;
  readonly kind: TemplateKind;
  /** Null: for every strategy. */
  readonly strategy: StrategyName | null;
}

/** Every starter workflow, in the order of lists. test/contract/templates.test.ts holds it against the folder. */
export const templateCatalogue: readonly TemplateEntry[] = [
  entry('fairlead-pull-request', 'any'),
  entry('fairlead-python-pull-request', 'python'),
  entry('fairlead-python-release', 'python'),
  entry('fairlead-python-delivery', 'python'),
  entry('fairlead-node-delivery', 'node'),
  entry('fairlead-container-pull-request', 'container'),
  entry('fairlead-container-release', 'container'),
  entry('fairlead-monorepo', 'any'),
  entry('fairlead-open-source', 'any'),
  entry('fairlead-fork-report', 'any'),
  entry('fairlead-cleanup', 'any'),
  entry('fairlead-deploy', 'any'),
  entry('fairlead-canary-approval', 'any'),
  entry('fairlead-rollback', 'any'),
  ...strategyNames.map((strategy) => ({ ...entry(`fairlead-strategy-${strategy}`, 'any'), strategy })),
];

function entry(name: string, kind: TemplateKind): TemplateEntry {
  return { name, kind, strategy: null };
}
