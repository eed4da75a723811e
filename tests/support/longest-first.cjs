/**
 * The order of the test files: the longest first, so that no worker is left alone with one at the end. Jest knows how
 * long they took from runs before, of which a clean clone has none; it then goes by size, which says little here.
 */
const Sequencer = require('@jest/test-sequencer').default;

const LONGEST = [
  'reseller-access/leaks/leaks',
  'bill-run/faults/faults',
  'reseller-access/leaks/layers',
  'platform/jobs/jobs',
  'bill-run/borders',
  'browser/',
  'usage/resume',
  'reseller-access/reseller-role',
  'platform/mail/held',
  'platform/migrations/migrations',
];

const rank = ({ path }) => {
  const place = LONGEST.findIndex((name) => path.includes(`/tests/${name}`));
  return place === -1 ? LONGEST.length : place;
};

module.exports = class LongestFirst extends Sequencer {
  sort(tests) {
    return [...super.sort(tests)].sort((a, b) => rank(a) - rank(b));
  }
};
