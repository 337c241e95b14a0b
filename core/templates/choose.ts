import { nearest } from '../config/nearest.ts';
import type { StrategyName } from '../config/types.ts';
import type { TemplateText } from '../ports/templates.ts';
import { templateCatalogue, type TemplateEntry, type TemplateKind } from './catalogue.ts';

export interface Wish {
  /** None: all that kind and strategy leave. */
  readonly names: readonly string[];
  /** Null: every kind. */
  readonly kind: TemplateKind | null;
  /** Only the one of this strategy; null: all. */
  readonly strategy: StrategyName | null;
}

export interface Template extends TemplateEntry, TemplateText {
  readonly title: string;
  readonly description: string;
}

/** Joins the catalogue with what was read. A template that is listed and was not read is an error of the package. */
export function templatesOf(texts: readonly TemplateText[]): readonly Template[] {
  return templateCatalogue.map((entry) => {
    const text = texts.find(({ name }) => name === entry.name);
    if (text === undefined) throw new Error(`the template ${entry.name} is missing from this package`);
    const { name: title, description } = JSON.parse(text.properties) as { name: string; description: string };
    return { ...entry, ...text, title, description };
  });
}

export type Chosen =
  | { readonly kind: 'chosen'; readonly templates: readonly Template[] }
  /** A name that no template has, and the one that was probably meant. */
  | { readonly kind: 'unknown'; readonly name: string; readonly nearest: string | null };

export function chooseTemplates(all: readonly Template[], { names, kind, strategy }: Wish): Chosen {
  const known = new Map(all.map(({ name }) => [short(name), name]));
  const wanted = names.map(short);
  const unknown = wanted.find((name) => !known.has(name));
  if (unknown !== undefined) {
    const near = nearest(unknown, [...known.keys()]);
    return { kind: 'unknown', name: unknown, nearest: near };
  }
  const templates = all.filter(
    (each) =>
      (wanted.length === 0 || wanted.includes(short(each.name))) &&
      (kind === null || each.kind === kind) &&
      (strategy === null || each.strategy === strategy),
  );
  return { kind: 'chosen', templates };
}

/** `fairlead-python-release` is `python-release`, too. */
function short(name: string): string {
  return name.replace(/^fairlead-/, '');
}
