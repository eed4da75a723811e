import type { z } from 'zod';

import type { Capability } from '../../../../shared/contracts/access';
import { readResource, type Resource } from '../engine';
import { createDocument, requireFields, updateDocument } from '../writes/documents';
import { parseBody } from '../writes/parse-body';
import type { Call, Operation } from './operation';
import { parameterOf } from './operation';

type Writing = {
  resource: Resource;
  /** The content type that holds it. */
  uid: string;
  needs: Capability;
  body: z.ZodType<Record<string, unknown>>;
  /** Looked at before anything is written. */
  check?: (call: Call, body: Record<string, unknown>) => Promise<void>;
  about?: string;
  problems?: readonly string[];
};

const nameOf = ({ singular }: Resource): string => singular.replaceAll(' ', '-');

/** POST /<resources>: makes one, of the caller's reseller. */
export const creating = ({
  resource,
  uid,
  needs,
  body: schema,
  check,
  more,
  finish,
  ...words
}: Writing & {
  /** What the body does not say. */
  more?: (call: Call) => Record<string, unknown>;
  /** Done after it is made, in the same transaction. */
  finish?: (call: Call, made: { id: string; body: Record<string, unknown> }) => Promise<void>;
}): Operation => ({
  id: `create-${nameOf(resource)}`,
  method: 'POST',
  path: `/${resource.name}`,
  needs,
  isInPanel: true,
  describe: {
    summary: `Make a ${resource.singular}`,
    takes: { kind: 'json', schema },
    answer: { kind: 'single', resource, status: 201 },
    ...words,
  },
  async handle(call) {
    const { strapi, ctx, access } = call;
    const body = parseBody(ctx, schema);
    requireFields(body, access);
    await check?.(call, body);
    // What only `finish` knows is no attribute of the document.
    const { copyOf: _copyOf, ...own } = body;
    const id = await createDocument({ strapi, uid, body: own, more: more?.(call) });
    await finish?.(call, { id, body });
    ctx.status = 201;
    ctx.body = { data: await readResource({ strapi, access, resource, id }) };
  },
});

/** PUT /<resources>/:id: changes what the body names, and leaves the rest. */
export const updating = ({
  resource,
  uid,
  needs,
  body: schema,
  check,
  finish,
  ...words
}: Writing & {
  /** Done after it is changed, in the same transaction. */
  finish?: (call: Call, changed: { id: string; body: Record<string, unknown> }) => Promise<void>;
}): Operation => ({
  id: `update-${nameOf(resource)}`,
  method: 'PUT',
  path: `/${resource.name}/:id`,
  needs,
  isInPanel: true,
  describe: {
    summary: `Change a ${resource.singular}`,
    takes: { kind: 'json', schema },
    answer: { kind: 'single', resource },
    ...words,
  },
  async handle(call) {
    const { strapi, ctx, access } = call;
    const id = parameterOf(ctx, 'id');
    // First of all, so that what is somebody else's is not there whatever the body says.
    await readResource({ strapi, access, resource, id });
    const body = parseBody(ctx, schema);
    requireFields(body, access);
    await check?.(call, body);
    await updateDocument({ strapi, uid, id, body });
    await finish?.(call, { id, body });
    ctx.body = { data: await readResource({ strapi, access, resource, id }) };
  },
});
