import type { StrategyName } from '../config/types.ts';
import { environment } from './environment/definition.ts';
import { feature } from './feature/definition.ts';
import { fork } from './fork/definition.ts';
import { gitflow } from './gitflow/definition.ts';
import { parsePreset } from './language.ts';
import { release } from './release/definition.ts';
import { trunk } from './trunk/definition.ts';
import type { Preset } from './types.ts';

export const presets: Readonly<Record<StrategyName, Preset>> = {
  trunk: parsePreset('trunk', trunk),
  feature: parsePreset('feature', feature),
  fork: parsePreset('fork', fork),
  release: parsePreset('release', release),
  gitflow: parsePreset('gitflow', gitflow),
  environment: parsePreset('environment', environment),
};
