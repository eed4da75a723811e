export { listResource, type ResourceList } from './list-resource';
export { readResource } from './read-resource';
export { notFound } from './refusals';
export type { Field, Fields, Part, Resource } from './resource';
export type { JsonRow } from './rows';
