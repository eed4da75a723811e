export { answerSchema, ownAccess } from './answer-schemas';
export { openApiDocument } from './document';
export { documentPage } from './page';
export { problemSchema } from './problem-schema';
