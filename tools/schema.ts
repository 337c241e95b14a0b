import { z } from 'zod';
import { fileSchema } from '../core/config/schema.ts';
import { orgSchema } from '../core/config/schema/org.ts';

/** The JSON Schema of `.github/fairlead.yml`, for editors: `schemas/fairlead.schema.json`. */
export function configSchema(): object {
  return {
    ...z.toJSONSchema(fileSchema, { io: 'input', target: 'draft-2020-12' }),
    title: 'Fairlead configuration of a repository (.github/fairlead.yml)',
  };
}

/** The same of the organisation's `fairlead-org.yml`: `schemas/fairlead-org.schema.json`. */
export function organisationSchema(): object {
  return {
    ...z.toJSONSchema(orgSchema, { io: 'input', target: 'draft-2020-12' }),
    title: 'Fairlead configuration of an organisation (fairlead-org.yml)',
  };
}
