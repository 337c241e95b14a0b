import { describe, expect, test } from '@jest/globals';
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';

const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
const own = /^fairlead\/fairlead\/actions\/([a-z-]+)@v1$/;

interface Workflow {
  readonly on: Readonly<Record<string, unknown>>;
  readonly permissions?: unknown;
  readonly jobs: Readonly<
    Record<
      string,
      {
        readonly if?: string;
        readonly needs?: readonly string[];
        readonly environment?: string;
        readonly steps: readonly { uses?: string; run?: string; with?: Record<string, unknown> }[];
      }
    >
  >;
}

function workflowsIn(folder: string): readonly { readonly file: string; readonly workflow: Workflow }[] {
  const files = readdirSync(join(root, folder)).filter((name) => name.endsWith('.yml'));
  return files.map((name) => {
    const file = join(folder, name);
    return { file, workflow: parse(readFileSync(join(root, file), 'utf8')) as Workflow };
  });
}

function inputsOf(action: string): readonly string[] {
  const text = readFileSync(join(root, 'actions', action, 'action.yml'), 'utf8');
  return Object.keys((parse(text) as { inputs?: object }).inputs ?? {});
}

describe.each(['workflows-templates', 'examples/fieldnotes/.github/workflows'])('%s', (folder) => {
  const workflows = workflowsIn(folder);

  test('has workflows', () => expect(workflows.length).toBeGreaterThanOrEqual(3));

  test.each(workflows)('$file gives our actions only inputs that they have', ({ workflow }) => {
    const steps = Object.values(workflow.jobs).flatMap((job) => job.steps);
    const uses = steps.filter((step) => step.uses?.startsWith('fairlead/'));
    expect(uses.length).toBeGreaterThan(0);
    for (const step of uses) {
      const name = own.exec(step.uses ?? '')?.[1];
      expect(name).toBeDefined();
      expect(inputsOf(name ?? '')).toEqual(expect.arrayContaining(Object.keys(step.with ?? {})));
    }
  });

  test.each(workflows)(
    '$file grants least permissions and puts no expression into a shell',
    ({ workflow }) => {
      expect(workflow.permissions).toEqual({ contents: 'read' });
      for (const step of Object.values(workflow.jobs).flatMap((job) => job.steps)) {
        expect(step.run ?? '').not.toContain('${{');
      }
    },
  );
});

describe('templates of strategies', () => {
  const workflows = workflowsIn('workflows-templates').filter(({ file }) => file.includes('-strategy-'));

  test.each(workflows)('$file checks pull requests and merge groups, and deploys neither', ({ workflow }) => {
    expect(Object.keys(workflow.on)).toEqual(expect.arrayContaining(['pull_request', 'merge_group', 'push']));
    expect(workflow.jobs['check']?.if).toBeUndefined();
    const deploying = Object.values(workflow.jobs).filter(({ steps }) =>
      steps.some(({ uses }) => uses?.includes('/canary-deploy@')),
    );
    for (const job of deploying) {
      const before = [job, ...(job.needs ?? []).map((name) => workflow.jobs[name])];
      expect(before.some((each) => each?.if?.includes("github.event_name == 'push'"))).toBe(true);
      expect(job.environment).toBeDefined();
    }
  });
});

test('every template has its properties', () => {
  for (const { file } of workflowsIn('workflows-templates')) {
    const properties = JSON.parse(
      readFileSync(join(root, file.replace(/\.yml$/, '.properties.json')), 'utf8'),
    ) as object;
    expect(properties).toMatchObject({ name: expect.any(String), description: expect.any(String) });
  }
});
