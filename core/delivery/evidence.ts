/** How unlikely the evidence must be if it only seemed so. */
export const alphas = { harm: 0.01, safe: 0.05 } as const;

/** The e-values at which a rollout goes back, and at which it counts as proven safe: 1 / alpha. */
export const limits = { harm: Math.round(1 / alphas.harm), safe: Math.round(1 / alphas.safe) } as const;
