/**
 * Where elements stand: names of members from the outermost value on; `[]` stands for every element of an array, `{}`
 * for the value of every member of an object.
 */
export type ElementPath = readonly string[];

/** The paths as a tree, to go down while the text is read. */
export interface Node {
  readonly children: Map<string, Node>;
  /** Name of the elements that stand here; empty to skip them. */
  leaf: string | null;
}

export function treeOf(paths: readonly (readonly [string, ElementPath])[]): Node {
  const root: Node = { children: new Map(), leaf: null };
  for (const [name, path] of paths) {
    let node = root;
    for (const step of path) {
      const next = node.children.get(step) ?? { children: new Map(), leaf: null };
      node.children.set(step, next);
      node = next;
    }
    node.leaf = name;
  }
  return root;
}
