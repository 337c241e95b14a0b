import type { z } from 'zod';
import { FinalError } from '../../../errors/fairlead-error.ts';
import type { ReportReader } from '../format.ts';
import type { ElementPath } from '../../json/element-path.ts';
import { JsonElements } from '../../json/elements.ts';

/** The value as the shape has it. Errors: FL_REPORT_INVALID, with the place in the report. */
export function checked<Output>(
  shape: z.ZodType<Output>,
  value: unknown,
  title: string,
  where: string,
): Output {
  const parsed = shape.safeParse(value);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  const path = [where, ...(issue?.path ?? [])].filter((part) => part !== '').join('.');
  throw new FinalError('FL_REPORT_INVALID', `${title}, ${path}: ${issue?.message ?? ''}`);
}

/** A reader of JSON whose findings stand in one array, each of the given shape. */
export function arrayReader<Entry>(options: {
  readonly title: string;
  readonly at: ElementPath;
  readonly shape: z.ZodType<Entry>;
  readonly take: (entry: Entry) => void;
  /** Looks at what is around the findings, after the last of them. */
  readonly rest?: (value: unknown) => void;
}): ReportReader {
  const { title, at, shape, take, rest } = options;
  const name = at.filter((step) => step !== '[]').join('.');
  const reader = new JsonElements({
    title,
    elements: { entry: at },
    onElement: (_, value, indices) =>
      take(checked(shape, value, title, [name, ...indices].filter((part) => part !== '').join('.'))),
  });
  return {
    write: (text) => reader.write(text),
    end: () => {
      const value = reader.end();
      rest?.(value);
    },
  };
}
