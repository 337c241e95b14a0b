import { describe, expect, test } from '@jest/globals';
import { FakeWorld } from '../test/fakes/world.ts';
import { createTargets } from './targets.ts';

const box = { kind: 'box', host: 'local', balancer: 'embedded', variables: { notes: { A: 'b' } } } as const;

function targets(repositories: string[]) {
  const { runtime, traffic } = new FakeWorld();
  return createTargets({ 'box-1': { ...box, repositories } }, () => ({ runtime, traffic }));
}

describe('targets', () => {
  test.each([
    ['acme/shop', ['acme/shop']],
    ['acme/shop', ['other/x', 'acme/*']],
    ['Acme/Shop', ['acme/*']],
    ['acme/.github', ['acme/.github']],
  ])('%s may use what is for %p', (repository, globs) => {
    expect(targets(globs).get('box-1', repository)).toMatchObject({
      name: 'box-1',
      variables: { notes: { A: 'b' } },
    });
  });

  test.each([
    ['evil/acme', ['acme/*']],
    ['acme/shop-2', ['acme/shop']],
    ['acme/shop', ['acme']],
    ['acmeevil/shop', ['acme/*']],
    ['evil/shop', ['!(acme)/nothing']],
  ])('%s may not use what is for %p', (repository, globs) => {
    expect(() => targets(globs).get('box-1', repository)).toThrow('may not use the target box-1');
  });

  test.each(['box-2', 'constructor', '__proto__', ''])('a target such as %p is not there', (name) => {
    expect(() => targets(['acme/*']).get(name, 'acme/shop')).toThrow('is not in fairlead.config.yml');
  });

  test('each is opened once, by its name', () => {
    const opened: string[] = [];
    const { runtime, traffic } = new FakeWorld();
    const both = createTargets(
      { a: { ...box, repositories: ['*/*'] }, b: { ...box, repositories: ['*/*'] } },
      (name) => {
        opened.push(name);
        return { runtime, traffic };
      },
    );
    both.get('a', 'x/y');
    both.get('a', 'x/y');
    expect(opened).toEqual(['a', 'b']);
  });
});
