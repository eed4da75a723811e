/**
 * What the supplier of the demo charges abroad, by zone: pence per minute to landlines and to
 * mobiles, and the seconds of the first and next increments. Fictional.
 */
export type PriceZone = {
  landlinePence: number;
  mobilePence: number;
  increments: readonly [number, number];
};

export const priceZones: Readonly<Record<string, PriceZone>> = {
  N: { landlinePence: 0.52, mobilePence: 0.52, increments: [1, 1] },
  A: { landlinePence: 0.74, mobilePence: 2.6, increments: [1, 1] },
  B: { landlinePence: 1.65, mobilePence: 4.8, increments: [1, 1] },
  C: { landlinePence: 4.4, mobilePence: 8.2, increments: [30, 6] },
  D: { landlinePence: 12.5, mobilePence: 17.5, increments: [30, 6] },
  E: { landlinePence: 27, mobilePence: 33, increments: [30, 6] },
  F: { landlinePence: 64, mobilePence: 72, increments: [60, 60] },
  S: { landlinePence: 320, mobilePence: 320, increments: [60, 60] },
};
