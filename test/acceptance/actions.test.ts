import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { findingsRequest, type Findings } from '../../core/api/findings.ts';
import { message } from '../../core/api/message.ts';
import { idempotencyKey } from '../../core/api/idempotency.ts';
import { rollbackRequest, rolloutRequest } from '../../core/api/rollouts.ts';
import {
  audiences,
  type Checkout,
  type FakeServer,
  makeCheckout,
  runStep,
  startFakeServer,
  type Step,
} from '../fakes/action-stage.ts';

let fake: FakeServer;
let checkout: Checkout;
let base: string;
let head: string;

const config = `
version: 1
services:
  web: {path: services/web, package: acme-web, needs: [notes]}
  notes: {path: services/notes, package: acme-notes}
  places: {path: services/places, package: acme-places}
integration_tests: {path: integration-tests, package: acme-it}
`;
const project = (name: string) =>
  `[build-system]\nrequires = []\n\n[project]\nname = "${name}"\nversion = "1.0.0" # next\n`;

/** Stands for Ruff: reports two findings on lines 3 and 4 of app.py, one on line 1. */
const fakeRuff = `
const at = (row, code) => ({ code, message: code + '::error::not a command', url: null, filename: process.cwd() + '/services/notes/app.py',
  location: { row, column: 2 }, end_location: { row, column: 6 } });
if (process.argv.includes('--version')) console.log('ruff 0.0.0');
else { console.log(JSON.stringify([at(1, 'F401'), at(3, 'F841'), at(4, 'F821')])); process.exit(1); }
`;
/** Stands for pytest: one failed test, lines 3 and 4 not covered, and a try to talk to the runner. */
const fakePytest = `
import { writeFileSync } from 'node:fs';
console.log('::error file=services/notes/app.py::from a test');
console.error('::set-output name=x::y');
console.log('TOKENS ' + Object.keys(process.env).filter((k) => /^(ACTIONS_|INPUT_|GITHUB_OUTPUT)/.test(k)).join());
writeFileSync('junit.xml', '<testsuites><testsuite name="s"><testcase classname="tests.test_app" name="test_b" time="0.1"><failure message="assert 1 == 2">def test_b():\\n>   assert 1 == 2\\nE   assert 1 == 2\\n\\nservices/notes/tests/test_app.py:2: AssertionError</failure></testcase><testcase name="test_a"/></testsuite></testsuites>');
writeFileSync('coverage.json', JSON.stringify({ meta: { format: 3 }, files: { 'services/notes/app.py': { executed_lines: [1, 2], missing_lines: [3, 4] } } }));
process.exit(1);
`;
/** Stands for `python -m pip wheel … -w OUT FOLDER`: the file's bytes are name, version and time. */
const fakePython = `
import { readFileSync, writeFileSync } from 'node:fs';
const [folder, out] = [process.argv.at(-1), process.argv[process.argv.indexOf('-w') + 1]];
const text = readFileSync(folder + '/pyproject.toml', 'utf8');
const get = (key) => new RegExp('^' + key + ' = "(.*?)"', 'm').exec(text)[1];
const name = get('name').replaceAll('-', '_');
writeFileSync(out + '/' + name + '-' + get('version') + '-py3-none-any.whl', [name, get('version'), process.env.SOURCE_DATE_EPOCH].join());
`;

beforeEach(async () => {
  fake = await startFakeServer();
  checkout = makeCheckout();
  base = checkout.commit({
    '.github/fairlead.yml': config,
    'services/notes/app.py': 'one\ntwo\n',
    'services/notes/tests/test_app.py': 'a\n',
    'services/notes/pyproject.toml': project('acme-notes'),
    'services/web/pyproject.toml': project('acme-web'),
    'services/places/pyproject.toml': project('acme-places'),
    'integration-tests/pyproject.toml': project('acme-it'),
    'ruff.mjs': fakeRuff,
    'pytest.mjs': fakePytest,
    'python.mjs': fakePython,
  });
  head = checkout.commit({
    'services/notes/app.py': 'one\ntwo\nthree\nfour\n',
    'services/notes/tests/test_app.py': 'a\nb\n',
  });
});

afterEach(async () => {
  await fake.close();
  checkout.remove();
});

const node = () => `${process.execPath} ${checkout.folder}`;

function pullRequest(action: string, inputs: Step['inputs'], fork = false): Step {
  const payload = {
    repository: { id: 77, default_branch: 'main' },
    pull_request: {
      number: 42,
      head: { sha: head, repo: { id: fork ? 78 : 77 } },
      base: { sha: base, repo: { id: 77 } },
    },
  };
  return {
    action,
    checkout,
    inputs,
    event: 'pull_request',
    payload,
    sha: head,
    ref: 'refs/pull/42/merge',
    fake,
  };
}

function push(action: string, inputs: Step['inputs']): Step {
  const payload = { repository: { id: 77, default_branch: 'main' }, before: base };
  return { action, checkout, inputs, event: 'push', payload, sha: head, ref: 'refs/heads/main', fake };
}

function onlyFindings(): Findings {
  expect(fake.requests).toHaveLength(1);
  const [request] = fake.requests;
  if (request === undefined) throw new Error('no request');
  expect([request.method, request.path]).toEqual(['POST', '/v1/findings']);
  const { given, wanted } = audiences(fake, request);
  expect(given).toBe(wanted);
  return findingsRequest.parse(JSON.parse(request.body.toString()));
}

describe('lint', () => {
  const inputs = () => ({ 'app-url': fake.origin, command: `${node()}/ruff.mjs` });

  test('sends exactly the findings on changed lines, and fails', async () => {
    const result = await runStep(pullRequest('lint', inputs()));
    const findings = onlyFindings();
    expect(
      findings.annotations.map((a) => [a.path, a.startLine, a.startColumn, a.endColumn, a.title]),
    ).toEqual([
      ['services/notes/app.py', 3, 2, 5, 'F841'],
      ['services/notes/app.py', 4, 2, 5, 'F821'],
    ]);
    expect(findings).toMatchObject({ headSha: head, conclusion: 'failure', concern: 'lint', leftOut: 0 });
    expect(findings.repository).toEqual({ id: 77, name: 'acme/fieldnotes' });
    expect(findings.lines).toEqual(['1 finding on lines this change does not touch.']);
    expect(result).toMatchObject({ code: 1, outputs: { conclusion: 'failure', findings: '2' } });
    expect(result.log).not.toContain('::error file');
  });

  test('with fail: false the step succeeds', async () => {
    expect((await runStep(pullRequest('lint', { ...inputs(), fail: 'false' }))).code).toBe(0);
  });

  test('without an App the job annotates, escaped', async () => {
    const result = await runStep(pullRequest('lint', { command: `${node()}/ruff.mjs` }));
    expect(fake.requests).toHaveLength(0);
    const commands = result.log.split('\n').filter((line) => line.startsWith('::error file'));
    expect(commands[0]).toBe(
      '::error file=services/notes/app.py,line=3,endLine=3,col=2,endColumn=5,title=F841::F841::error::not a command',
    );
    expect(commands).toHaveLength(2);
    expect(result.summary).toContain('2 findings on changed lines');
  });

  test('a fork’s pull request asks for no token', async () => {
    const result = await runStep(pullRequest('lint', inputs(), true));
    expect(fake.tokens).toHaveLength(0);
    expect(result.log).toContain('::error file=services/notes/app.py,line=3');
  });

  test('tries again with a new token, and never after a refusal', async () => {
    fake.answer = () => (fake.requests.length === 1 ? { status: 503, body: {} } : { status: 202, body: {} });
    await runStep(pullRequest('lint', inputs()));
    expect(fake.tokens.map((token) => token.split(' ')[0])).toEqual(['1', '2']);

    fake.requests.length = 0;
    const error = {
      code: 'FL_TOKEN_REPOSITORY',
      message: 'The OIDC token was issued for another repository',
      remedy: 'x',
      docs: 'y',
    };
    fake.answer = () => ({ status: 403, body: { error } });
    const result = await runStep(pullRequest('lint', inputs()));
    expect(fake.requests).toHaveLength(1);
    expect(result.code).toBe(1);
    expect(result.log).toContain(
      'Run the action in the repository that the request names. (FL_TOKEN_REPOSITORY)',
    );
    // What was found is not lost with the App's refusal.
    expect(result.log).toContain('::error file=services/notes/app.py,line=3');
  });

  test('a checkout of another commit is refused, since its lines are others', async () => {
    checkout.git('checkout', '--quiet', base);
    const result = await runStep(pullRequest('lint', inputs()));
    expect(result.code).toBe(1);
    expect(result.log).toContain('(FL_INPUT_INVALID)');
    expect(fake.requests).toHaveLength(0);
  });

  /** A report of Ruff's: line 1 was there before, 3 and 4 are of the change and could be fixed. */
  function writeRuffReport(): void {
    const found = (row: number, code: string, content: string) => ({
      code,
      message: `${code} here`,
      url: null,
      filename: join(checkout.folder, 'services/notes/app.py'),
      location: { row, column: 1 },
      end_location: { row, column: 2 },
      fix: {
        applicability: 'safe',
        message: 'Replace it',
        edits: [{ content, location: { row, column: 1 }, end_location: { row, column: 2 } }],
      },
    });
    const report = [found(1, 'F401', 'O'), found(3, 'F841', 'T'), found(4, 'F821', 'F')];
    writeFileSync(join(checkout.folder, 'ruff.json'), JSON.stringify(report));
  }

  test('SARIF, baseline and patch are files for later steps', async () => {
    writeRuffReport();
    const given = { 'app-url': fake.origin, report: 'ruff.json', 'output-folder': 'out' };
    const { outputs } = await runStep(pullRequest('lint', given));
    const at = (name: string) => join(checkout.folder, 'out', name);
    expect(outputs).toMatchObject({
      sarif: at('lint.sarif'),
      baseline: at('baseline.json'),
      patch: at('fixes.patch'),
      findings: '2',
      'all-findings': '3',
    });
    const log = JSON.parse(readFileSync(at('lint.sarif'), 'utf8')) as {
      runs: { results: { ruleId: string; partialFingerprints: object }[] }[];
    };
    const results = log.runs.flatMap((run) => run.results);
    expect(results.map(({ ruleId }) => ruleId)).toEqual(['F401', 'F841', 'F821']);
    for (const { partialFingerprints } of results)
      expect(Object.values(partialFingerprints)).toEqual([expect.stringMatching(/^[0-9a-f]{32}$/)]);
    // The patch is git's, and holds the fixes of what is shown alone.
    checkout.git('apply', 'out/fixes.patch');
    expect(readFileSync(join(checkout.folder, 'services/notes/app.py'), 'utf8')).toBe(
      'one\ntwo\nThree\nFour\n',
    );
    checkout.git('checkout', '--', 'services/notes/app.py');

    fake.requests.length = 0;
    const again = await runStep(pullRequest('lint', { ...given, baseline: 'out/baseline.json' }));
    expect(again).toMatchObject({ code: 0, outputs: { findings: '0', patch: '', conclusion: 'success' } });
    expect(onlyFindings().lines).toContain('3 findings of the baseline.');
  });

  test('what is above max-annotations is counted by rule, and the file that has it is named', async () => {
    writeRuffReport();
    const result = await runStep(
      pullRequest('lint', { 'app-url': fake.origin, report: 'ruff.json', 'max-annotations': '1' }),
    );
    const findings = onlyFindings();
    expect(findings.annotations.map(({ title }) => title)).toEqual(['F841']);
    expect(findings).toMatchObject({
      leftOut: 1,
      grouped: [{ rule: 'F821', findings: 1, files: 1 }],
      file: 'lint.sarif',
    });
    expect(result.log).toContain(
      `1 finding without an annotation (all of them are in ${result.outputs['sarif']}):`,
    );
    expect(result.log).toContain('  services/notes/app.py:4: failure: F821: F821 here');
  });

  test('5,000 long findings travel to the App in pages, each with a token of its own', async () => {
    const entry = (index: number) => ({
      code: 'E501',
      message: `${index} `.padEnd(800, 'x'),
      url: null,
      filename: join(checkout.folder, 'services/notes/app.py'),
      location: { row: 3, column: 1 + index },
      end_location: { row: 3, column: 2 + index },
    });
    const report = Array.from({ length: 5000 }, (_, index) => entry(index));
    writeFileSync(join(checkout.folder, 'ruff.json'), JSON.stringify(report));
    await runStep(
      pullRequest('lint', { 'app-url': fake.origin, report: 'ruff.json', 'max-annotations': '5000' }),
    );
    expect(fake.requests.length).toBeGreaterThan(1);
    const pages = fake.requests.map((request) => {
      expect(audiences(fake, request).given).toBe(audiences(fake, request).wanted);
      expect(request.body.length).toBeLessThan(2 * 1024 * 1024);
      return findingsRequest.parse(JSON.parse(request.body.toString()));
    });
    expect(pages.flatMap(({ annotations }) => annotations)).toHaveLength(5000);
    expect(pages.map(({ page }) => page?.number)).toEqual(pages.map((_, index) => index + 1));
    expect(new Set(fake.tokens).size).toBe(pages.length);
  });

  test('a report of no known format is named', async () => {
    const result = await runStep(pullRequest('lint', { report: 'ruff.mjs' }));
    expect(result.log).toContain('ruff.mjs: The report is of no format that is known');
    expect(result.log).toContain('(FL_REPORT_UNKNOWN)');
    expect(result.code).toBe(1);
  });
});

describe('coverage', () => {
  const inputs = () => ({
    'app-url': fake.origin,
    run: `${node()}/pytest.mjs`,
    junit: 'junit.xml',
    report: 'coverage.json',
  });

  test('annotates the failed test and the uncovered lines; test output is no command', async () => {
    const result = await runStep(pullRequest('coverage', inputs()));
    const findings = onlyFindings();
    expect(findings.annotations.map((a) => [a.path, a.startLine, a.endLine, a.level])).toEqual([
      ['services/notes/tests/test_app.py', 2, 2, 'failure'],
      ['services/notes/app.py', 3, 3, 'warning'],
      ['services/notes/app.py', 4, 4, 'warning'],
    ]);
    expect(findings.conclusion).toBe('failure');
    expect(findings.title).toBe(
      '1 test of 2 failed; 0.0 % of the changed lines are covered (0 of 2, 80 % wanted)',
    );
    expect(result.outputs).toMatchObject({ conclusion: 'failure', 'patch-coverage': '0.00' });
    const lines = result.log.split('\n');
    const stop = lines.findIndex((line) => line.startsWith('::stop-commands::'));
    const token = lines[stop]?.slice('::stop-commands::'.length) ?? '';
    const on = lines.indexOf(`::${token}::`);
    for (const text of ['from a test', '::set-output', 'TOKENS']) {
      const at = lines.findIndex((line) => line.includes(text));
      expect(stop < at && at < on).toBe(true);
    }
    expect(lines).toContain('TOKENS ');
  });

  /** Reports of a run where so many of the lines 1 to 4 are covered, and a test fails or not. */
  function writeReports(covered: readonly number[], failing = false): void {
    const missing = [1, 2, 3, 4].filter((line) => !covered.includes(line));
    const files = { 'services/notes/app.py': { executed_lines: covered, missing_lines: missing } };
    const failure = failing
      ? '<failure message="assert 0">services/notes/tests/test_app.py:2: in test</failure>'
      : '';
    writeFileSync(join(checkout.folder, 'coverage.json'), JSON.stringify({ meta: { format: 3 }, files }));
    writeFileSync(
      join(checkout.folder, 'junit.xml'),
      `<testsuites><testsuite name="s"><testcase classname="t" name="test_a">${failure}</testcase></testsuite></testsuites>`,
    );
  }
  const reports = () => ({ 'app-url': fake.origin, junit: 'junit.xml', report: 'coverage.json' });

  test('a failing test fails it whatever the coverage', async () => {
    writeReports([1, 2, 3, 4], true);
    const result = await runStep(pullRequest('coverage', reports()));
    expect(result).toMatchObject({
      code: 1,
      outputs: { conclusion: 'failure', 'patch-coverage': '100.00', 'line-coverage': '100.00' },
    });
    expect(onlyFindings().annotations).toMatchObject([
      { path: 'services/notes/tests/test_app.py', startLine: 2, level: 'failure' },
    ]);
  });

  test.each([
    ['patch-min', { 'patch-min': '50' }, [1, 2, 3], 0],
    ['patch-min', { 'patch-min': '60' }, [1, 2, 3], 1],
    ['minimum', { 'patch-min': '0', minimum: '75' }, [1, 2, 3], 0],
    ['minimum', { 'patch-min': '0', minimum: '75.1' }, [1, 2, 3], 1],
    ['a flag', { 'patch-min': '0', flags: 'notes: {paths: [services/notes/**], minimum: 80}' }, [1, 2, 3], 1],
  ])('gate %s of %j', async (_, gates, covered, code) => {
    writeReports(covered);
    const result = await runStep(pullRequest('coverage', { ...reports(), ...gates }));
    expect(result.code).toBe(code);
    expect(onlyFindings().conclusion).toBe(code === 0 ? 'success' : 'failure');
  });

  test('compares with the baseline that a push has kept, and a ratchet lets nothing fall below it', async () => {
    const origin = mkdtempSync(join(tmpdir(), 'fairlead-origin-'));
    try {
      checkout.git('init', '--quiet', '--bare', origin);
      checkout.git('remote', 'add', 'origin', origin);
      checkout.git('checkout', '--quiet', base);
      writeFileSync(
        join(checkout.folder, 'coverage.json'),
        JSON.stringify({
          meta: { format: 3 },
          files: { 'services/notes/app.py': { executed_lines: [1, 2], missing_lines: [] } },
        }),
      );
      writeFileSync(join(checkout.folder, 'junit.xml'), '<testsuites/>');
      const kept = { ...push('coverage', { ...reports(), baseline: 'git' }), sha: base };
      expect((await runStep(kept)).code).toBe(0);
      checkout.git('checkout', '--quiet', head);

      fake.requests.length = 0;
      writeReports([1, 2, 3]);
      const gates = { 'patch-min': '0', baseline: 'git' };
      const compared = await runStep(pullRequest('coverage', { ...reports(), ...gates }));
      expect(compared).toMatchObject({ code: 0, outputs: { change: '-25.00', 'baseline-sha': base } });
      const figures = `All files: lines 75.00 % (3 of 4, −25.00 points); compared with ${base.slice(0, 8)}.`;
      expect(onlyFindings()).toMatchObject({ highlights: [figures] });
      expect(onlyFindings().lines).toContain(figures);

      fake.requests.length = 0;
      const held = await runStep(pullRequest('coverage', { ...reports(), ...gates, ratchet: 'true' }));
      expect(held.code).toBe(1);
      expect(onlyFindings().lines.join(' ')).toMatch(/Not met: .*100\.00 %/);
    } finally {
      rmSync(origin, { recursive: true, force: true });
    }
  });

  test('a command that ends with another code than 1 fails the check by itself', async () => {
    const run = `- [${process.execPath}, -e, 'process.exit(3)']`;
    const result = await runStep(pullRequest('coverage', { ...inputs(), run }));
    expect(result.code).toBe(1);
    expect(onlyFindings().lines).toEqual([
      `${process.execPath} -e process.exit(3) ended with exit code 3.`,
      'No test report was written.',
      'No coverage report was written.',
    ]);
  });
});

interface Uploaded {
  readonly filename: string;
  readonly bytes: Buffer;
}

/** Answers as a package index: simple API in JSON, uploads by form. */
function asIndex(uploads: Uploaded[]): FakeServer['answer'] {
  return async ({ method, path, headers, body }) => {
    if (method === 'POST') {
      const form = await new Response(new Uint8Array(body), {
        headers: { 'content-type': headers['content-type'] ?? '' },
      }).formData();
      const content = form.get('content');
      if (!(content instanceof Blob)) return { status: 400, body: {} };
      const bytes = Buffer.from(await content.arrayBuffer());
      uploads.push({ filename: 'name' in content ? content.name : '', bytes });
      return { status: 200, body: {} };
    }
    const name = path.split('/').at(-2)?.replaceAll('-', '_') ?? '';
    const files = uploads
      .filter(({ filename }) => filename.startsWith(`${name}-`))
      .map(({ filename, bytes }) => ({
        filename,
        url: `/files/${filename}`,
        hashes: { sha256: createHash('sha256').update(bytes).digest('hex') },
      }));
    if (files.length === 0) return { status: 404, body: {} };
    return {
      status: 200,
      body: { meta: { 'api-version': '1.0' }, name, files },
      headers: { 'content-type': 'application/vnd.pypi.simple.v1+json' },
    };
  };
}

describe('build-publish-alpha', () => {
  const inputs = () => ({
    python: `${node()}/python.mjs`,
    'index-url': `${fake.origin}/simple/`,
    'publish-url': `${fake.origin}/legacy/`,
    token: 'upload-secret',
  });

  test('a pull request: the changed service and the tests that were never published', async () => {
    const uploads: Uploaded[] = [];
    fake.answer = asIndex(uploads);
    const result = await runStep(pullRequest('build-publish-alpha', inputs()));
    expect(result.log).not.toContain('::error');
    expect(uploads.map((upload) => upload.filename)).toEqual([
      'acme_notes-1.0.0a1.post42.dev1201-py3-none-any.whl',
      'acme_it-1.0.0a1.post42.dev1201-py3-none-any.whl',
    ]);
    const artifacts = JSON.parse(result.outputs['artifacts'] ?? '') as unknown[];
    expect(artifacts).toMatchObject([
      {
        kind: 'python',
        service: 'notes',
        name: 'acme-notes',
        version: '1.0.0a1.post42.dev1201',
        releaseVersion: '1.0.0',
      },
      { service: null, name: 'acme-it' },
    ]);
    expect(result.log.replace('::add-mask::upload-secret', '')).not.toContain('upload-secret');
    // The checkout stays as it was.
    expect(checkout.git('status', '--porcelain')).toBe('');
  });

  test('the default branch: every package; again: published already, with the same bytes', async () => {
    const uploads: Uploaded[] = [];
    fake.answer = asIndex(uploads);
    const first = await runStep(push('build-publish-alpha', inputs()));
    expect(uploads.map((upload) => upload.filename.split('-').slice(0, 2).join(' '))).toEqual([
      'acme_web 1.0.0a2',
      'acme_notes 1.0.0a2',
      'acme_places 1.0.0a2',
      'acme_it 1.0.0a2',
    ]);
    const again = await runStep(push('build-publish-alpha', inputs()));
    for (const output of ['artifacts', 'version', 'name', 'digest']) {
      expect([output, again.outputs[output]]).toEqual([output, first.outputs[output]]);
    }
    expect(again.log).toContain('was published already');
    expect(uploads).toHaveLength(4);
  });

  test('other bytes under a published version are told and published beside it', async () => {
    const uploads: Uploaded[] = [
      { filename: 'acme_web-1.0.0a2-py3-none-any.whl', bytes: Buffer.from('other') },
    ];
    fake.answer = asIndex(uploads);
    const result = await runStep(push('build-publish-alpha', inputs()));
    expect(result.code).toBe(0);
    const other = createHash('sha256').update('other').digest('hex');
    expect(result.log).toMatch(
      new RegExp(`::warning title=Version taken::.*${other}.*1\\.0\\.0a2\\.post0\\.dev1201`),
    );
    expect(uploads.at(1)?.filename).toBe('acme_web-1.0.0a2.post0.dev1201-py3-none-any.whl');
    expect(uploads[0]?.bytes.toString()).toBe('other');
  });

  test('trusted publishing: the index makes the token, for the identity of the job, and the log hides it', async () => {
    const uploads: Uploaded[] = [];
    const index = asIndex(uploads);
    fake.answer = (request) => {
      if (request.path === '/_/oidc/audience') return { status: 200, body: { audience: 'pypi' } };
      if (request.path === '/_/oidc/mint-token') return { status: 200, body: { token: 'pypi-minted' } };
      return index(request);
    };
    const result = await runStep(
      pullRequest('build-publish-alpha', { ...inputs(), token: '', 'trusted-publishing': 'true' }),
    );
    expect(result.code).toBe(0);
    const [mint] = fake.requests.filter(({ path }) => path === '/_/oidc/mint-token');
    const shown = JSON.parse(mint?.body.toString() ?? '') as { token: string };
    expect(Buffer.from(shown.token, 'base64url').toString()).toBe('1 pypi');
    const basic = `Basic ${Buffer.from('__token__:pypi-minted').toString('base64')}`;
    const sent = fake.requests.filter(({ path }) => path === '/legacy/');
    expect(sent.map(({ headers }) => headers.authorization)).toEqual([basic, basic]);
    expect(result.log.replace('::add-mask::pypi-minted', '')).not.toContain('pypi-minted');
  });

  test('cleanup: asks GitHub and the App, prints its plan, and deletes only when it is told to', async () => {
    const alpha = (pull: number) => `1.0.0-alpha.1.pr${pull}.1.g00000001`;
    checkout.commit({
      '.github/fairlead.yml': 'version: 1\nservices:\n  lib: {path: lib}\n',
      'lib/package.json': '{"name": "@acme/lib", "version": "1.0.0"}',
    });
    const answers: Readonly<Record<string, unknown>> = {
      '/v1/live-digests': { digests: [] },
      '/users/acme': { type: 'Organization' },
      '/orgs/acme/packages/npm/lib': { repository: { id: 77 } },
      '/orgs/acme/packages/npm/lib/versions': [
        { id: 1, name: alpha(7) },
        { id: 2, name: alpha(8) },
      ],
      '/repos/acme/fieldnotes/pulls/7': { closed_at: '2020-01-01T00:00:00Z' },
      '/repos/acme/fieldnotes/pulls/8': { closed_at: null },
    };
    fake.answer = ({ method, path }) =>
      method === 'DELETE'
        ? { status: 204, body: null }
        : { status: path in answers ? 200 : 404, body: answers[path] ?? {} };
    const step = (more: Step['inputs']) => ({
      ...push('build-publish-alpha', {
        mode: 'cleanup',
        'app-url': fake.origin,
        'github-token': 'github-secret',
        'npm-registry': 'https://npm.pkg.github.com/',
        ...more,
      }),
      env: { GITHUB_API_URL: fake.origin },
    });
    const planned = await runStep(step({}));
    expect([planned.code, planned.log]).toEqual([
      0,
      expect.stringContaining(`would delete @acme/lib ${alpha(7)}`),
    ]);
    expect(fake.requests.filter(({ method }) => method === 'DELETE')).toEqual([]);
    const done = await runStep(step({ 'dry-run': 'false' }));
    expect(done.outputs['deleted']).toBe(planned.outputs['deleted']);
    const deletions = fake.requests.filter(({ method }) => method === 'DELETE');
    expect(deletions.map(({ path }) => path)).toEqual(['/orgs/acme/packages/npm/lib/versions/1']);
    const [asked] = fake.requests.filter(({ path }) => path === '/v1/live-digests');
    if (asked === undefined) throw new Error('the App was not asked');
    expect(audiences(fake, asked).given).toBe(audiences(fake, asked).wanted);
    expect(done.log.replaceAll('::add-mask::github-secret', '')).not.toContain('github-secret');
  });

  test('a release that exists moves the next one on', async () => {
    const uploads: Uploaded[] = [{ filename: 'acme_notes-1.0.0-py3-none-any.whl', bytes: Buffer.from('x') }];
    fake.answer = asIndex(uploads);
    await runStep(pullRequest('build-publish-alpha', inputs()));
    expect(uploads.at(1)?.filename).toBe('acme_notes-1.1.0a1.post42.dev1201-py3-none-any.whl');
  });
});

describe('notify-test-engine', () => {
  const artifact = {
    kind: 'python',
    service: 'notes',
    name: 'acme-notes',
    version: '1.0.0a1.post42.dev1201',
    sha256: 'ab'.repeat(32),
    releaseVersion: '1.0.0',
  };
  const inputs = () => ({ 'app-url': fake.origin, artifacts: JSON.stringify([artifact]) });
  const accepted = () => ({
    runId: 'r1',
    statusUrl: `${fake.origin}/v1/testruns/r1`,
    acceptedAt: '2026-11-24T00:00:00Z',
  });

  test('sends a valid CloudEvent that names the related tests', async () => {
    fake.answer = () => ({ status: 202, body: accepted() });
    const result = await runStep(pullRequest('notify-test-engine', inputs()));
    expect(result).toMatchObject({ code: 0, outputs: { 'run-id': 'r1' } });
    const [request] = fake.requests;
    if (request === undefined) throw new Error('no request');
    expect(request.headers['content-type']).toBe('application/cloudevents+json');
    expect(audiences(fake, request).given).toBe(audiences(fake, request).wanted);
    const event = message.parse(JSON.parse(request.body.toString()));
    const { subject, idempotencykey } = event;
    expect(idempotencykey).toBe(
      idempotencyKey({ repositoryId: 77, headSha: head, subject, runId: 9001, runAttempt: 1 }),
    );
    expect(request.headers['idempotency-key']).toBe(idempotencykey);
    expect(request.headers['traceparent']).toBe(event.traceparent);
    const digest = createHash('sha256').update(request.body).digest('base64');
    expect(request.headers['content-digest']).toBe(`sha-256=:${digest}:`);
    expect(result.log).toContain('Tests of web: it needs notes: services/notes/app.py');
    expect(result.summary).toContain('services/notes/app.py');
    expect(event.data.customData).toMatchObject({
      headSha: head,
      ref: 'refs/pull/42/merge',
      pullRequest: { number: 42 },
      promotable: false,
      artifacts: [artifact],
    });
    expect(event.data.customData.tests).toEqual({
      services: ['web', 'notes'],
      reason: [
        { service: 'web', because: 'it needs notes: services/notes/app.py and 1 more file changed' },
        { service: 'notes', because: 'services/notes/app.py and 1 more file changed' },
      ],
    });
  });

  test('a push to the default branch is promotable; wait ends with the run', async () => {
    const states = ['queued', 'running', 'failed'];
    fake.answer = ({ method }) =>
      method === 'POST'
        ? { status: 202, body: accepted() }
        : {
            status: 200,
            body: {
              runId: 'r1',
              state: states.shift(),
              sentence: '1 of 5 tests failed',
              passed: 4,
              failed: 1,
              skipped: 0,
              failures: [{ id: 'tests/test_notes.py::test_list', file: 'services/notes/app.py', line: 3 }],
            },
          };
    const result = await runStep(push('notify-test-engine', { ...inputs(), wait: 'true' }));
    const event = message.parse(JSON.parse(fake.requests[0]?.body.toString() ?? ''));
    expect(event.data.customData).toMatchObject({ promotable: true, pullRequest: null });
    expect(result).toMatchObject({ code: 1, outputs: { state: 'failed', passed: '4', failed: '1' } });
    expect(result.log).toContain('tests/test_notes.py::test_list (services/notes/app.py:3)');
    expect(result.summary).toContain('4 tests passed, 1 failed, 0 skipped');
    expect(result.log).toContain('::error::1 of 5 tests failed');
    for (const request of fake.requests)
      expect(audiences(fake, request).given).toBe(audiences(fake, request).wanted);
    expect(new Set(fake.tokens).size).toBe(fake.requests.length);
  });

  test('a status address of another origin gets no token', async () => {
    fake.answer = () => ({
      status: 202,
      body: { ...accepted(), statusUrl: 'http://127.0.0.1:1/v1/testruns/r1' },
    });
    const result = await runStep(push('notify-test-engine', { ...inputs(), wait: 'true' }));
    expect(result.log).toContain('its status address is not its own');
    expect(fake.tokens).toHaveLength(1);
  });
});

describe('canary-deploy and rollback', () => {
  const status = (state: string, ended: boolean, log: readonly string[]) => ({
    rolloutId: 'abc',
    state,
    ended,
    version: '1.1.0',
    weight: 5,
    step: 1,
    steps: 4,
    eHarm: 0.5,
    eSafe: 1,
    sentence: `it is ${state}`,
    log: log.map((line) => ({ at: '10:00:00', line })),
  });
  const inputs = () => ({ 'app-url': fake.origin, service: 'notes', environment: 'production' });
  const follow =
    (statuses: unknown[]): FakeServer['answer'] =>
    ({ method }) =>
      method === 'POST'
        ? {
            status: 202,
            body: { rolloutId: 'abc', statusUrl: `${fake.origin}/v1/rollouts/abc`, version: '1.1.0' },
          }
        : { status: 200, body: statuses.length > 1 ? statuses.shift() : statuses[0] };

  test.each([
    ['done', 0],
    ['rolled_back', 1],
    ['failed', 1],
  ])('a rollout that ends %s exits %i', async (state, code) => {
    fake.answer = follow([status('running', false, ['5 %']), status(state, true, ['5 %', '25 %'])]);
    const result = await runStep(push('canary-deploy', inputs()));
    const request = rolloutRequest.parse(JSON.parse(fake.requests[0]?.body.toString() ?? ''));
    expect(request).toMatchObject({
      service: 'notes',
      environment: 'production',
      version: 'newest',
      sha: head,
      key: '9001/1/notes/production',
    });
    expect(result).toMatchObject({
      code,
      outputs: { state, 'rollout-id': 'abc', version: '1.1.0' },
    });
    // Every line once.
    expect(result.log.split('\n').filter((line) => line === '10:00:00 5 %')).toHaveLength(1);
    expect(result.log).toContain('10:00:00 25 %');
  });

  test('a refusal is shown with the App’s reason', async () => {
    const error = {
      code: 'FL_NOT_AUTHORISED',
      message: 'This token may not change the environment: it comes from a pull request',
      remedy: 'x',
      docs: 'y',
    };
    fake.answer = () => ({ status: 403, body: { error } });
    const result = await runStep(pullRequest('canary-deploy', inputs()));
    expect(result.code).toBe(1);
    expect(result.log).toContain(
      '::error::This token may not change the environment: it comes from a pull request. ',
    );
  });

  test('a rollback that arrives succeeds', async () => {
    fake.answer = follow([status('rolled_back', true, [])]);
    const result = await runStep(push('rollback', { ...inputs(), reason: 'empty pages' }));
    const request = rollbackRequest.parse(JSON.parse(fake.requests[0]?.body.toString() ?? ''));
    expect(request).toMatchObject({ to: 'previous', reason: 'empty pages' });
    expect(fake.requests[0]?.path).toBe('/v1/rollbacks');
    expect(result).toMatchObject({ code: 0, outputs: { state: 'rolled_back' } });
  });

  test('an App that is not https is refused before a token is asked for', async () => {
    const result = await runStep(push('rollback', { ...inputs(), 'app-url': 'http://fairlead.example' }));
    expect(result.log).toContain('app-url is not an https address');
    expect(fake.tokens).toHaveLength(0);
  });
});
