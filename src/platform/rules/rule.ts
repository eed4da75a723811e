import type { Core } from '@strapi/strapi';

/** A row with its to-one relations as row ids. */
export type RuleRow = Record<string, unknown>;

/** What a rule judges: the row before (none when it is new) and as it would be afterwards. */
export type RuleInput = {
  strapi: Core.Strapi;
  before: RuleRow | null;
  after: RuleRow;
};

/** Refuses a write that makes no business sense by throwing a `problem`; returns when all is well. */
export type Rule = (input: RuleInput) => void | Promise<void>;
