import type { Kind } from '../kind.ts';
import { compareProtections, protectionBody, protectionView, requiresPolicy } from './compare.ts';
import { compileProtections } from './compile.ts';

export const branchProtections: Kind = {
  claims: (_name, observed) => requiresPolicy(observed),
  removable: true,
  compile: compileProtections,
  view: protectionView,
  compare: compareProtections,
  body: protectionBody,
  reset: () => null,
};
