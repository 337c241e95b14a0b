import { currentStep } from '../../core/delivery/state.ts';
import { formatNumber, signOf } from './model.ts';
import { Commit, cut, eventsOf, State, Table, Time } from './parts.tsx';
import type { RolloutRecord } from './records.ts';

/** A rollout in short: where it stands, how the two versions compare, how strong the evidence is. */
export function RolloutCard({ rollout, now }: { rollout: RolloutRecord; now: number }) {
  const { state, status } = rollout;
  return (
    <article class="card">
      <div class="line">
        <a href={`/rollouts/${encodeURIComponent(state.id)}`}>
          <strong>
            {state.service} {state.from?.version ?? ''} → {state.to.version}
          </strong>
        </a>
        <State sign={signOf(status.state)} />
      </div>
      <p>{cut(status.sentence, 400)}</p>
      <Progress rollout={rollout} now={now} />
    </article>
  );
}

/** Weights, bake, counts and evidence. */
function Progress({ rollout, now }: { rollout: RolloutRecord; now: number }) {
  const { state, status } = rollout;
  return (
    <>
      <Weights rollout={rollout} />
      <p class="quiet">
        {state.environment} · step {status.step} of {status.steps}
        {currentStep(state).kind === 'bake' && !rollout.ended
          ? ` · ${state.bake.done} of ${state.bake.target} bake intervals`
          : ''}{' '}
        · begun <Time at={state.startedAt} now={now} />
      </p>
      <Comparison rollout={rollout} />
    </>
  );
}

/** The weights of the plan, the reached ones filled. */
function Weights({ rollout: { state, status } }: { rollout: RolloutRecord }) {
  const weights = state.plan.flatMap((step) => (step.kind === 'route' ? [step.weight] : []));
  const each = 100 / Math.max(1, weights.length);
  return (
    <svg
      class="bar"
      viewBox="0 0 100 10"
      preserveAspectRatio="none"
      role="img"
      aria-label={`${status.weight} %`}
    >
      {weights.map((_weight, index) => (
        <rect
          x={index * each}
          y={0}
          width={each - 1}
          height={10}
          class={index < status.step ? signOf(status.state).tone : 'track'}
        />
      ))}
    </svg>
  );
}

function Comparison({ rollout: { state, status } }: { rollout: RolloutRecord }) {
  const { canaryErrors, canaryRequests, baselineErrors, baselineRequests } = state.counts;
  const rows = [
    // A first release has nothing to be compared with.
    ...(state.from === null
      ? []
      : [
          { label: `canary ${state.to.version}`, errors: canaryErrors, requests: canaryRequests },
          { label: `stable ${state.from.version}`, errors: baselineErrors, requests: baselineRequests },
        ]),
    ...(state.finalCounts.requests === 0
      ? []
      : [{ label: `${state.to.version} at 100 %`, ...state.finalCounts }]),
  ];
  return (
    <>
      <Table label="Counts" heads={['Version', 'Failed', 'Requests', 'Share']}>
        {rows.map(({ label, errors, requests }) => (
          <tr>
            <td>{label}</td>
            <td class="number">{errors.toLocaleString('en-US')}</td>
            <td class="number">{requests.toLocaleString('en-US')}</td>
            <td class="number">
              {requests === 0 ? 'no data' : `${((100 * errors) / requests).toFixed(2)} %`}
            </td>
          </tr>
        ))}
      </Table>
      <p class="quiet">
        e-values: harm {formatNumber(status.eHarm)} (limit{' '}
        {formatNumber(1 / state.settings.analysis.alphaHarm)}), safe {formatNumber(status.eSafe)} (limit{' '}
        {formatNumber(1 / state.settings.analysis.alphaSafe)})
      </p>
    </>
  );
}

/** A rollout with its log. */
export function RolloutPage({ rollout, now }: { rollout: RolloutRecord; now: number }) {
  const { state, status } = rollout;
  return (
    <>
      <h1>
        Rollout of {state.service} {state.to.version} to {state.environment}
      </h1>
      <p aria-live="polite" class="lead">
        <State sign={signOf(status.state)} /> {cut(status.sentence, 600)}
      </p>
      <Progress rollout={rollout} now={now} />
      <p>
        Commit <Commit sha={state.sha} /> · <a href={eventsOf(`rollout:${state.id}`)}>events</a>
      </p>
      <h2>Log</h2>
      <Table label="Log" heads={['Time (UTC)', 'What happened']}>
        {status.log.toReversed().map(({ at, line }) => (
          <tr>
            <td>
              <time datetime={at}>{at.slice(11, 23)}</time>
            </td>
            <td>{cut(line, 240)}</td>
          </tr>
        ))}
      </Table>
    </>
  );
}
