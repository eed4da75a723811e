const ROOT = '/plugins/bill-run';

/** Addresses of our pages in the panel. */
export const PATHS = {
  today: `${ROOT}/today`,
  parked: `${ROOT}/parked`,
  check: (invoice: string) => `${ROOT}/checks/${invoice}`,
  runs: `${ROOT}/runs`,
  startRun: `${ROOT}/runs/new`,
  run: (documentId: string) => `${ROOT}/runs/${documentId}`,
  invoices: `${ROOT}/invoices`,
  invoice: (documentId: string) => `${ROOT}/invoices/${documentId}`,
  usage: `${ROOT}/usage`,
  usageFile: (documentId: string) => `${ROOT}/usage/${documentId}`,
  suspense: `${ROOT}/suspense`,
  suspenseGroup: (query: string) => `${ROOT}/suspense/group?${query}`,
  suspenseRow: (id: number) => `${ROOT}/suspense/rows/${id}`,
  calls: `${ROOT}/calls`,
  call: (id: string) => `${ROOT}/calls/${id}`,
  simulator: `${ROOT}/simulator`,
  reratings: `${ROOT}/rating-anew`,
  startRerating: `${ROOT}/rating-anew/new`,
  rerating: (documentId: string) => `${ROOT}/rating-anew/${documentId}`,
  whatIfs: `${ROOT}/what-if`,
  startWhatIf: `${ROOT}/what-if/new`,
  whatIf: (documentId: string) => `${ROOT}/what-if/${documentId}`,
  writtenOff: `${ROOT}/suspense/written-off`,
  recycling: (documentId: string) => `${ROOT}/suspense/recyclings/${documentId}`,
};
