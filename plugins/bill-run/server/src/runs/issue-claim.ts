/** The bills of one issuer that a round of a run issues. */
export type Claim = {
  runId: number;
  pass: number;
  issuerKey: string;
  round: number;
  isUnchecked: boolean;
};

/** The bills of the round. In a run without a check nobody approves, and the first round takes all. `i` run_items. */
export const OF_ROUND = `i.run_id = :runId and i.pass = :pass and i.issuer_key = :issuerKey and i.status = 'drafted'
  and (:isUnchecked or i.issue_round = :round)`;
