/**
 * Who may see the rows of a table.
 *
 * - `tenant-root`: resellers themselves; one sees his own row.
 * - `tenant`: rows carry `reseller_id`; a reseller sees those with his own.
 * - `tenant-through-parent`: rows hang on a row of a tenant table and are seen with it.
 * - `shared`: every reseller reads all rows, but for columns that are marked as the bureau's.
 * - `bureau-append`: what a reseller does is added to it; he reads nothing of it.
 * - `bureau-only`: no reseller sees anything of it.
 */
export type TableAccess =
  | 'tenant-root'
  | 'tenant'
  | 'tenant-through-parent'
  | 'shared'
  | 'bureau-append'
  | 'bureau-only';
