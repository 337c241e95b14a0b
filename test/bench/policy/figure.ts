export interface Figure {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
}

export function count(name: string, value: number): Figure {
  return { name: `policy.${name}`, value, unit: 'count' };
}

export function ratio(name: string, value: number): Figure {
  return { name: `policy.${name}`, value: Number(value.toFixed(3)), unit: 'ratio' };
}

/** Progress of a long measurement, beside the figures. */
export function progress(text: string): void {
  process.stderr.write(`policy bench: ${text}\n`);
}
