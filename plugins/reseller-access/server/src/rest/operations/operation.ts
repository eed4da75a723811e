import type { Core } from '@strapi/strapi';
import type { Context } from 'koa';

import type { Capability } from '../../../../shared/contracts/access';
import type { Access } from '../../access';
import type { Describe } from './describe';

export type Method = 'GET' | 'POST' | 'PUT' | 'DELETE';

/** What a handler gets: who asks, checked for the capability of the operation. */
export type Call = { strapi: Core.Strapi; ctx: Context; access: Access };

/** Something that can be done over REST. Routes, handlers and the OpenAPI document are made from these. */
export type Operation = {
  /** Unique, such as `list-customers`; also the name of the handler. */
  id: string;
  method: Method;
  /** Under /api/v1, with parameters as `:id`. */
  path: string;
  /** What the caller must be allowed to do; anybody who acts for a reseller when it is left out. */
  needs?: Capability;
  /** Also a route of the reseller's pages in the panel, under /reseller-access/my. */
  isInPanel: boolean;
  /** Sent twice it is known again by what it is, and needs no idempotency key. */
  isKnownAgain?: boolean;
  describe: Describe;
  handle: (call: Call) => Promise<void>;
};

type Params = { params: Record<string, string | undefined> };

/** A parameter of the path. */
export const parameterOf = (ctx: Context, name: string): string =>
  (ctx as unknown as Params).params[name] ?? '';
