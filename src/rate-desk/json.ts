/** JSON of the database, which the driver leaves as text. */
export const fromJson = <Value>(json: unknown): Value =>
  (typeof json === 'string' ? JSON.parse(json) : json) as Value;
