import type { Core } from '@strapi/strapi';
import type { Knex } from 'knex';
import type { OutboxPayload } from './enqueue';

/**
 * Acts on one row, at least once. What it does through `trx` or the Document Service commits together with the mark
 * that the row is done; what it does elsewhere (mail, HTTP) may happen again after a crash.
 * Throwing means: try again later.
 */
export type OutboxHandler = (input: {
  strapi: Core.Strapi;
  trx: Knex.Transaction;
  key: string;
  payload: OutboxPayload;
}) => Promise<void>;

const handlers = new Map<string, OutboxHandler>();

/**
 * Names who acts on a topic; called in `register()`. A topic has one handler: a second call replaces the first.
 * Rows of a topic are handed over oldest first; one that fails is retried later and does not hold up the others.
 */
export const onOutbox = (topic: string, handler: OutboxHandler): void => {
  handlers.set(topic, handler);
};

/** The topics that somebody acts on in this process. */
export const handledTopics = (): string[] => [...handlers.keys()];

/** Who acts on a topic, or undefined. */
export const handlerOf = (topic: string): OutboxHandler | undefined => handlers.get(topic);
