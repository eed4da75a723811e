import { z } from 'zod';
import {
  createDocument,
  type ZodOpenApiOperationObject,
  type ZodOpenApiContentObject,
  type ZodOpenApiPathsObject,
  type ZodOpenApiResponsesObject,
} from 'zod-openapi';

import type { Operation } from '../operations/operation';
import { answerSchema, ownAccess } from './answer-schemas';
import { listParameters } from './list-parameters';
import { problemSchema } from './problem-schema';

export type OpenApiDocument = ReturnType<typeof createDocument>;

const json = (schema: z.ZodType) => ({ 'application/json': { schema } });
const binary = { type: 'string', format: 'binary' } as const;

const problemAnswer = {
  description: 'What went wrong.',
  content: { 'application/problem+json': { schema: problemSchema } },
};

const RESELLER_HEADER = z.string().optional().meta({
  description:
    'Code or id of the reseller, for who works for several. Needed with a token of the bureau.',
});
const IDEMPOTENCY_HEADER = z.string().max(200).optional().meta({
  description:
    'Any text of yours that is new for each thing to be done. With the same text and request the first answer comes again, and nothing is done twice.',
});

const pathIn = (path: string): string => path.replaceAll(/:([A-Za-z]+)/g, '{$1}');

const parametersOf = (path: string): string[] =>
  [...path.matchAll(/:([A-Za-z]+)/g)].map(([, name = '']) => name);

const aboutOf = ({ needs, describe }: Operation): string =>
  [
    describe.about ?? '',
    needs ? `Needs the capability ${needs}.` : '',
    describe.problems ? `Problems: ${describe.problems.join(', ')}.` : '',
  ]
    .filter((sentence) => sentence !== '')
    .join(' ');

const answerOf = ({ describe: { answer } }: Operation): ZodOpenApiResponsesObject => {
  const schema = answerSchema(answer);
  if (schema) {
    const status = 'status' in answer ? (answer.status ?? 200) : 200;
    return { [String(status)]: { description: 'Done.', content: json(schema) } };
  }
  if (answer.kind === 'pdf') {
    return {
      '200': { description: 'The document.', content: { 'application/pdf': { schema: binary } } },
    };
  }
  return { '204': { description: 'Done; there is nothing to say.' } };
};

const bodyOf = ({ describe: { takes } }: Operation) => {
  if (!takes) return undefined;
  const content =
    takes.kind === 'json'
      ? json(takes.schema)
      : {
          'multipart/form-data': {
            schema: {
              type: 'object' as const,
              required: ['file'],
              additionalProperties: false,
              properties: { file: binary },
            },
          },
        };
  return { required: true, content };
};

/** Whether its body may name the request, which the header may do instead. */
const isNamed = ({ describe: { takes } }: Operation): boolean =>
  takes?.kind === 'json' &&
  takes.schema instanceof z.ZodObject &&
  'requestId' in takes.schema.shape;

const describeOperation = (operation: Operation): ZodOpenApiOperationObject => {
  const { id, method, path, isKnownAgain, describe } = operation;
  const parameters = parametersOf(path);
  const isList = describe.answer.kind === 'list';
  const body = bodyOf(operation);
  return {
    operationId: id,
    tags: [path.split('/')[1] ?? ''],
    summary: describe.summary,
    description: aboutOf(operation),
    requestParams: {
      header: z.object({
        'X-Reseller': RESELLER_HEADER,
        ...(method === 'POST' &&
          (!isKnownAgain || isNamed(operation) || describe.answer.kind === 'data') && {
            'Idempotency-Key': IDEMPOTENCY_HEADER,
          }),
      }),
      ...(parameters.length > 0 && {
        path: z.object(Object.fromEntries(parameters.map((name) => [name, z.string()]))),
      }),
      ...(describe.query && { query: describe.query }),
      ...(isList &&
        describe.answer.kind === 'list' && { query: listParameters(describe.answer.resource) }),
    },
    ...(body && { requestBody: body }),
    responses: { ...answerOf(operation), default: problemAnswer },
  };
};

const open = (
  operationId: string,
  summary: string,
  content: ZodOpenApiContentObject,
): ZodOpenApiOperationObject => ({
  operationId,
  tags: ['documentation'],
  summary,
  security: [],
  responses: { '200': { description: 'Done.', content }, default: problemAnswer },
});

const OTHERS: ZodOpenApiPathsObject = {
  '/me': {
    get: {
      operationId: 'read-own-access',
      tags: ['me'],
      summary: 'Read for whom you act and what you may do',
      requestParams: { header: z.object({ 'X-Reseller': RESELLER_HEADER }) },
      responses: {
        '200': { description: 'Done.', content: json(ownAccess) },
        default: problemAnswer,
      },
    },
  },
  '/openapi.json': {
    get: open('read-openapi', 'Read this document', {
      'application/json': { schema: { type: 'object' } },
    }),
  },
  '/docs': {
    get: open('read-docs', 'Read this document as a page', {
      'text/html': { schema: { type: 'string' } },
    }),
  },
};

const pathsOf = (operations: readonly Operation[]): ZodOpenApiPathsObject => {
  const paths: ZodOpenApiPathsObject = { ...OTHERS };
  for (const operation of operations) {
    const path = pathIn(operation.path);
    const method = operation.method.toLowerCase();
    paths[path] = { ...paths[path], [method]: describeOperation(operation) };
  }
  return paths;
};

/** The OpenAPI document of the REST interface, made from what its routes and answers are made from. */
export const openApiDocument = (operations: readonly Operation[]): OpenApiDocument =>
  createDocument({
    openapi: '3.1.0',
    info: {
      title: 'Billwright for resellers',
      version: '1',
      description:
        'Each request acts for one reseller and sees nothing of others. Amounts named ...Pence are whole pence, other prices are pounds as decimal text. What a caller may not see is left out of answers.',
    },
    servers: [{ url: '/api/v1' }],
    security: [{ bearer: [] }],
    components: {
      securitySchemes: {
        bearer: {
          type: 'http',
          scheme: 'bearer',
          description:
            'A key of the reseller (bwk_...), the token of a user, or a token of the bureau.',
        },
      },
    },
    paths: pathsOf(operations),
  });
