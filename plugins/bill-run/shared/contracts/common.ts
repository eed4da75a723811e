/** Shapes shared by every list the plugin answers with. */
export type Pagination = { page: number; pageSize: number; pageCount: number; total: number };

/** Amounts are whole pence, dates YYYY-MM-DD, moments ISO 8601 in UTC. */
export type Pence = number;
export type IsoDate = string;
export type IsoMoment = string;

/** What a refused request answers with, under `error.details` of Strapi's error envelope. */
export type ErrorDetails = { code: string; field?: string; whatToDo?: string };
