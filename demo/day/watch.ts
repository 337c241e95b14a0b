import type { Stage } from './stage.ts';
import { production, versionOf } from './helpers.ts';

/** What the proxy said of a service's entry over time. */
export interface Watch {
  /** Weights of the version, each time it changed. */
  weights(): readonly { readonly at: number; readonly weight: number }[];
  stop(): void;
}

/** Reads an entry's weights from the proxy every 50 ms. */
export function watchWeight(
  stage: Stage,
  service: string,
  version: string,
  onChange: (weight: number) => void,
): Watch {
  const seen: { at: number; weight: number }[] = [];
  let stopped = false;
  const loop = async (): Promise<void> => {
    while (!stopped) {
      const routing = await production(stage, service).catch(() => null);
      if (routing !== null) {
        const target = routing.targets.find((candidate) => versionOf(candidate.id) === version);
        const weight = target?.weight ?? 0;
        if (weight !== (seen.at(-1)?.weight ?? 0)) {
          seen.push({ at: Date.now(), weight });
          onChange(weight);
        }
      }
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  };
  void loop();
  return {
    weights: () => seen,
    stop() {
      stopped = true;
    },
  };
}
