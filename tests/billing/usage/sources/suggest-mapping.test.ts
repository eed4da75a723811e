import { previewUsage, suggestSourceMapping, usagePreset } from '../../../../src/billing';

const BASE = usagePreset('generic-csv').mapping;

const readBy = (lines: string[]) => {
  const mapping = suggestSourceMapping(lines, BASE);
  if (!mapping) throw new Error('nothing is suggested');
  const preview = previewUsage({ mapping, lines, limit: 10 });
  if (!preview.ok) throw new Error(preview.error.message);
  return { mapping, rows: preview.value.rows.map(({ row }) => row) };
};

describe('what a sample of a new source suggests', () => {
  it('is its columns, dates, kinds and decimal commas', () => {
    const { rows } = readBy([
      'CallID;Start;From;To;Seconds;Cost;Ccy;Kind',
      'A1;18/11/2026 09:11:01;01174960570;07710000109;315;0,014;GBP;voice',
      'A2;18/11/2026 09:12:02;01174960570;07710000109;0;0,03;EUR;sms',
      'Total;;;;;0,044;;',
    ]);
    expect(rows).toMatchObject([
      {
        kind: 'record',
        record: {
          recordId: 'A1',
          callType: 'V',
          cli: '01174960570',
          localDate: '2026-11-18',
          durationS: 315,
          salesPriceMicro: 14_000,
        },
      },
      { kind: 'record', record: { callType: 'S', currency: 'EUR', salesPriceMicro: 30_000 } },
      { kind: 'rejected' },
    ]);
  });

  it('is two columns for the moment, lengths as hours, pence, and calls where no kind is said', () => {
    const { rows } = readBy([
      'Call Date,Call Time,Calling Number,Called Number,Duration,Cost (pence)',
      '2026-11-18,09:11:01,441174960570,447710000109,00:01:15,1.4',
    ]);
    expect(rows).toMatchObject([
      {
        kind: 'record',
        record: { callType: 'V', secondsOfDay: 33_061, durationS: 75, salesPriceMicro: 14_000 },
      },
    ]);
  });

  it('is the column whose texts are dates with times, whatever it is called', () => {
    const { mapping, rows } = readBy([
      'Ref;Einwahl;Caller;Called;Seconds;Cost',
      'P1;14/10/2026 11:00:00;01514960563;02079460111;60;0.01',
      'P2;31/09/2026 11:00:00;01514960563;02079460111;60;0.01',
      'P3;14/10/2026 11:05:00;01514960563;02079460111;60;0.01',
    ]);
    expect(mapping.columns).toMatchObject({ moment: 'Einwahl', recordId: 'Ref' });
    expect(rows.map(({ kind }) => kind)).toEqual(['record', 'rejected', 'record']);
  });

  it('is nothing where no column is known, or nothing names them', () => {
    expect(suggestSourceMapping(['a,b', '1,2'], BASE)).toBeNull();
    expect(suggestSourceMapping(['01174960570,60', '01174960571,61'], BASE)).toBeNull();
  });
});
