import { z } from 'zod';
import { fileSchema } from '../core/config/schema.ts';

/** The JSON Schema of `.github/fairlead.yml`, for editors: `schemas/fairlead.schema.json`. */
export function configSchema(): object {
  return {
    ...z.toJSONSchema(fileSchema, { io: 'input', target: 'draft-2020-12' }),
    title: 'Fairlead configuration of a repository (.github/fairlead.yml)',
  };
}
