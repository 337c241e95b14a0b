import { expect, test } from '@jest/globals';
import { childEnvironment } from './job.ts';

test('child processes get neither tokens nor inputs nor the files that steer the job', () => {
  const given = {
    PATH: '/bin',
    GITHUB_WORKSPACE: '/w',
    GITHUB_SHA: 'a',
    ACTIONS_ID_TOKEN_REQUEST_TOKEN: 's',
    ACTIONS_RUNTIME_TOKEN: 's',
    'INPUT_APP-URL': 'x',
    INPUT_TOKEN: 's',
    GITHUB_TOKEN: 's',
    GITHUB_OUTPUT: '/o',
    GITHUB_ENV: '/e',
    GITHUB_PATH: '/p',
    GITHUB_STATE: '/s',
    GITHUB_STEP_SUMMARY: '/m',
    GONE: undefined,
  };
  expect(childEnvironment(given, { EXTRA: '1' })).toEqual({
    PATH: '/bin',
    GITHUB_WORKSPACE: '/w',
    GITHUB_SHA: 'a',
    EXTRA: '1',
  });
});
