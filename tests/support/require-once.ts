/** Set by tests/support/one-context.cjs. */
const { requireOnce: nodeRequire } = globalThis as unknown as { requireOnce: NodeJS.Require };

/** A module loaded by Node itself, once for all test files of a worker, where `import` would load it anew for each. */
export const requireOnce = <Module>(name: string): Module => nodeRequire(name) as Module;
