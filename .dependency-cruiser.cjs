/** The import rules of the house (ARCHITECTURE.md, "Who may import whom"). */
const rooms = 'core|app|engine|adapters|actions|server|cli|demo|tools|test';
module.exports = {
  forbidden: [
    { name: 'no-circular', severity: 'error', from: {}, to: { circular: true } },
    { name: 'no-orphan-target', severity: 'error', from: {}, to: { couldNotResolve: true } },
    {
      name: 'core-imports-only-core',
      severity: 'error',
      from: { path: '^core/', pathNot: '\\.test\\.ts$' },
      to: { path: `^(${rooms})/`, pathNot: '^core/' },
    },
    {
      name: 'core-is-pure',
      comment: 'No I/O, clock or random source. Hashing (node:crypto) is a pure function of its input.',
      severity: 'error',
      from: { path: '^core/', pathNot: '\\.test\\.ts$' },
      to: { dependencyTypes: ['core'], pathNot: '^(node:)?crypto$' },
    },
    {
      name: 'core-libraries',
      comment: 'Only libraries that compute.',
      severity: 'error',
      from: { path: '^core/', pathNot: '\\.test\\.ts$' },
      to: { path: 'node_modules/', pathNot: 'node_modules/(zod|yaml|picomatch|fflate|saxes|xmlchars)/' },
    },
    {
      name: 'adapters-import-core-and-http',
      severity: 'error',
      from: { path: '^adapters/', pathNot: '\\.test\\.ts$' },
      to: { path: `^(${rooms})/`, pathNot: '^(core|adapters)/' },
    },
    {
      name: 'no-adapter-imports-another',
      severity: 'error',
      from: { path: '^adapters/([^/]+)/([^/]+)/', pathNot: '\\.test\\.ts$' },
      to: { path: '^adapters/', pathNot: ['^adapters/$1/$2/', '^adapters/http\\.ts$'] },
    },
    {
      name: 'app-and-engine-through-ports',
      severity: 'error',
      from: { path: '^(app|engine)/', pathNot: '\\.test\\.tsx?$' },
      to: { path: `^(${rooms})/`, pathNot: '^(core|$1)/' },
    },
    {
      name: 'server-is-a-composition-root',
      severity: 'error',
      from: { path: '^server/', pathNot: '\\.test\\.ts$' },
      to: { path: '^(actions|cli|demo|test|tools)/' },
    },
    {
      name: 'cli-imports-core-and-adapters',
      severity: 'error',
      from: { path: '^cli/', pathNot: '\\.test\\.ts$' },
      to: { path: `^(${rooms})/`, pathNot: '^(core|adapters|cli)/' },
    },
    {
      name: 'actions-import-core-and-adapters',
      severity: 'error',
      from: { path: '^actions/([^/]+)/', pathNot: '\\.test\\.ts$' },
      to: { path: `^(${rooms})/`, pathNot: ['^(core|adapters)/', '^actions/$1/'] },
    },
    {
      name: 'only-composition-roots-pick-adapters',
      severity: 'error',
      from: { path: '^actions/[^/]+/src/', pathNot: ['/index\\.ts$', '\\.test\\.ts$'] },
      // Inputs are read where they are declared: one small function, which nobody would swap.
      to: { path: '^adapters/', pathNot: '^adapters/job/github-actions/inputs\\.ts$' },
    },
    {
      name: 'only-test-imports-demo',
      severity: 'error',
      from: { pathNot: '^(demo|test)/' },
      to: { path: '^demo/' },
    },
    {
      name: 'nothing-imports-test',
      severity: 'error',
      from: { pathNot: ['^test/', '\\.test\\.tsx?$'] },
      to: { path: '^test/' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(build|\\.fairlead|actions/[^/]+/dist)/' },
    tsPreCompilationDeps: true,
    parser: 'swc',
    enhancedResolveOptions: {
      extensions: ['.ts', '.tsx', '.js', '.mjs', '.json'],
      conditionNames: ['import', 'node', 'default'],
      exportsFields: ['exports'],
    },
  },
};
