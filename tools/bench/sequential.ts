import { readFileSync } from 'node:fs';
import { agrees, replay, type Vector, type VectorSettings } from '../../core/analysis/replay.ts';

interface Figure {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
}

/** Replays the reference vectors of the sequential test, with a store and a reload before and after every interval. */
export async function* bench(): AsyncGenerator<Figure> {
  const file = 'test/fixtures/sequential/vectors.json';
  const { cfg, vectors } = JSON.parse(readFileSync(file, 'utf8')) as {
    readonly cfg: VectorSettings;
    readonly vectors: readonly Vector[];
  };
  const mismatches = vectors.filter(
    (vector) =>
      !agrees(
        replay(vector, cfg, (state) => JSON.parse(JSON.stringify(state))),
        vector.want,
      ),
  );
  yield { name: 'sequential.vectors', value: vectors.length, unit: 'vectors' };
  yield { name: 'sequential.mismatches', value: mismatches.length, unit: 'vectors' };
}
