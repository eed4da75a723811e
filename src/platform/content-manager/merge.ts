import type { Pieces } from './wanted';

/** The stored configuration of a content type, or a part of it. */
export type Configuration = Record<string, unknown>;

const isRecord = (value: unknown): value is Configuration =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const readPiece = (configuration: Configuration | undefined, path: string): unknown =>
  path
    .split('.')
    .reduce<unknown>((value, key) => (isRecord(value) ? value[key] : undefined), configuration);

const writePiece = (configuration: Configuration, path: string, value: unknown): Configuration => {
  const [key = '', ...rest] = path.split('.');
  if (rest.length === 0) return { ...configuration, [key]: value };
  const child = configuration[key];
  return {
    ...configuration,
    [key]: writePiece(isRecord(child) ? child : {}, rest.join('.'), value),
  };
};

const isSame = (one: unknown, other: unknown): boolean =>
  JSON.stringify(one) === JSON.stringify(other);

/**
 * Puts what we want into a configuration, except where staff made it their own: a piece that no longer is what we
 * applied last. Pure.
 * @param stored as it was before Strapi's own sync, which may rearrange it when a schema changed.
 * @param applied what we put there last time; undefined for a type that we never configured.
 * @returns the new configuration.
 */
export const mergePieces = ({
  current,
  stored,
  applied,
  wanted,
}: {
  current: Configuration;
  stored: Configuration | undefined;
  applied: Pieces | undefined;
  wanted: Pieces;
}): Configuration => {
  const isTheirs = (path: string): boolean =>
    applied !== undefined && path in applied && !isSame(readPiece(stored, path), applied[path]);
  return Object.entries(wanted).reduce(
    (configuration, [path, value]) =>
      isTheirs(path) ? configuration : writePiece(configuration, path, value),
    current,
  );
};
