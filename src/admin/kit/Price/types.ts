/** One step of the arithmetic of a charge, as the server tells it. */
export type PriceStep = {
  kind:
    | 'set-up'
    | 'per-call'
    | 'minutes'
    | 'blocks'
    | 'cap'
    | 'minimum'
    | 'service'
    | 'rounding'
    | 'charged-before';
  amountMicro: number;
  band?: 'peak' | 'off-peak' | 'weekend';
  seconds?: number;
  perMinuteMicro?: number;
  quantity?: number;
  blockSize?: number;
  priceMicro?: number;
  capMicro?: number;
  capS?: number | null;
  minimumMicro?: number;
  code?: string;
  perCallMicro?: number;
};

/** One side of a price. */
export type PriceSide = {
  chargeMicro: number;
  spoken: string | null;
  sentence: string;
  steps: PriceStep[];
  facts: Record<string, string | number | boolean | null>;
  version: { documentId: string; cardName: string; validFrom: string; isLive: boolean } | null;
};
