export { asEngine } from './as-engine';
export { explainDatabaseError } from './database-errors';
export { registerWriteGuard } from './guard-writes';
export {
  problem,
  toHttpError,
  type Problem,
  type ProblemDetails,
  type ProblemInput,
} from './problem';
export { mountDatabaseErrors, registerDatabaseErrors } from './register';
