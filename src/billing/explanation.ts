/** One fact of a calculation. Plain JSON, so that it can be stored beside the line it explains. */
export type ExplanationFact = string | number | boolean | null;

/**
 * Why a line costs what it costs.
 *
 * `sentence` is for people. `facts` holds every number of the arithmetic under a stable name
 * (names end in Pence, Micro, S, BasisPoints or Days to say the unit), for screens that lay it out.
 */
export type Explanation = {
  kind: 'recurring' | 'one-off' | 'usage' | 'discount' | 'commitment' | 'early-termination';
  sentence: string;
  facts: Record<string, ExplanationFact>;
};
