import { failureReason } from '../../plugins/bill-run/server/src/runs/failure-reason';

describe('why a step failed', () => {
  it('shows nobody the SQL of what the database refused', () => {
    const refused = Object.assign(
      new Error('select percent - 1 from vat_rates - relation "vat_rates" does not exist'),
      { severity: 'ERROR', code: '42P01' },
    );
    expect(failureReason(refused)).toBe('relation "vat_rates" does not exist.');
  });

  it.each([
    [
      new Error('No browser was found - install Chromium.'),
      'No browser was found - install Chromium.',
    ],
    [new Error('The disk is full'), 'The disk is full.'],
    ['gone', 'gone.'],
  ])('keeps all other words: %p', (error, words) => {
    expect(failureReason(error)).toBe(words);
  });
});
