export { templateCatalogue, templateKinds, type TemplateKind } from './catalogue.ts';
export { chooseTemplates, templatesOf, type Template, type Wish } from './choose.ts';
export { filesOf, isWritten, planFiles, type FileChange, type Layout } from './files.ts';
export { proposalBranch, proposeTemplates, type Proposed } from './propose.ts';
