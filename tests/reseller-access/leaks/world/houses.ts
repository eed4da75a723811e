/** Somebody whose rows are in the world. */
export type HouseName =
  | 'North'
  | 'South'
  | 'East'
  | 'West'
  | 'Bureau'
  | 'Catalogue'
  | 'OldCatalogue'
  | 'Newcomer';

/**
 * A house has one row in every table, and all its rows have the same id and the same documentId. So a probe that puts
 * the id of another house into a path hits a row, whatever table the route reads, also on routes that are yet to come.
 * Ids are numbers that nothing else would bring into an answer.
 */
export type House = { name: HouseName; id: number; documentId: string; mode: Mode };

type Mode = 'wholesale' | 'acquisition-partner' | 'none';

const house = (name: HouseName, id: number, mode: Mode = 'none'): House => ({
  name,
  id,
  mode,
  // 24 letters, as Strapi's are, of two markers in a row.
  documentId: `zq${name.toLowerCase().slice(0, 6).padEnd(6, 'x')}${String(id).slice(0, 4)}`.repeat(
    2,
  ),
});

export const HOUSES: Record<HouseName, House> = {
  North: house('North', 4_381_905, 'wholesale'),
  South: house('South', 7_350_291, 'wholesale'),
  East: house('East', 5_926_147, 'acquisition-partner'),
  West: house('West', 8_164_733, 'acquisition-partner'),
  Bureau: house('Bureau', 6_709_258),
  // Comes later, to see whose answers change.
  Newcomer: house('Newcomer', 9_273_518, 'wholesale'),
  // What everybody may see. Two, because a sort needs something to put in order.
  Catalogue: house('Catalogue', 2_917_463),
  OldCatalogue: house('OldCatalogue', 3_048_571),
};

/** The houses that are resellers. */
export const RESELLERS: readonly House[] = [HOUSES.North, HOUSES.South, HOUSES.East, HOUSES.West];

/** The houses that have a row in a table which is not shared. */
export const OWNERS: readonly House[] = [...RESELLERS, HOUSES.Bureau];

/** The houses that have a row in a shared table. */
export const CATALOGUES: readonly House[] = [HOUSES.Catalogue, HOUSES.OldCatalogue];

const byId = new Map(Object.values(HOUSES).map((each) => [String(each.id), each]));

/** The house whose row id something is. */
export const houseOfId = (id: unknown): House | undefined => byId.get(String(id));
