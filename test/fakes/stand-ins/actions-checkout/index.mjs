import { execFileSync } from 'node:child_process';
import { join } from 'node:path';

const { fail, output, readInputs } = await import(join(process.env.FAIRLEAD_STAND_INS, 'check.mjs'));
const inputs = readInputs(import.meta.dirname);
const {
  GITHUB_EVENT_NAME: event,
  GITHUB_REF: ref,
  GITHUB_SHA: sha,
  GITHUB_WORKSPACE: workspace,
} = process.env;
const pull = event === 'pull_request_target' || event === 'workflow_run';
if (pull && inputs.ref !== '' && inputs['allow-unsafe-pr-checkout'] !== 'true')
  fail('this ref is refused here');
if (inputs['persist-credentials'] !== 'false') fail('credentials would be left in the checkout');
const git = (...args) =>
  execFileSync('git', ['-C', workspace, ...args], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] });
const depth = inputs['fetch-depth'] === '0' ? [] : [`--depth=${inputs['fetch-depth']}`];
const from = `file://${process.env.FAIRLEAD_STAND_IN_REPOSITORY}`;
const wanted = inputs.ref === '' ? (event === 'pull_request' ? ref : sha) : inputs.ref;
git('init', '--quiet');
git(
  'fetch',
  '--quiet',
  '--force',
  ...depth,
  from,
  '+refs/heads/*:refs/remotes/origin/*',
  '+refs/tags/*:refs/tags/*',
);
if (depth.length > 0 || wanted.startsWith('refs/'))
  git('fetch', '--quiet', '--force', ...depth, from, wanted);
const branches = git('for-each-ref', '--format=%(refname)', 'refs/remotes/origin').split('\n');
const branch = `refs/remotes/origin/${wanted}`;
const target = branches.includes(branch) ? branch : wanted;
git('checkout', '--quiet', '--force', '--detach', wanted.startsWith('refs/') ? 'FETCH_HEAD' : target);
git('clean', '-ffdxq');
output('ref', wanted);
output('commit', git('rev-parse', 'HEAD').trim());
