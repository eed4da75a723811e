import fc from 'fast-check';
import {
  compileDatePattern,
  compileMomentPattern,
  compileTimePattern,
  isoDateFromEpochDay,
} from '../../../src/billing/calendar';

const dateBy = (pattern: string, text: string) => {
  const read = compileDatePattern(pattern);
  return read.ok ? read.value(text) : read.error.code;
};
const timeBy = (pattern: string, text: string) => {
  const read = compileTimePattern(pattern);
  return read.ok ? read.value(text) : read.error.code;
};

describe('compileDatePattern', () => {
  it.each([
    ['DD/MM/YYYY', '02/06/2025', '2025-06-02'],
    ['YYYY-MM-DD', '2025-06-02', '2025-06-02'],
    ['YYYYMMDD', '20250602', '2025-06-02'],
    ['MM/DD/YY', '06/02/25', '2025-06-02'],
    ['D.M.YYYY', '2.6.2025', '2025-06-02'],
    ['D.M.YYYY', '12.11.2025', '2025-11-12'],
    ['DD-MMM-YYYY', '02-Jun-2025', '2025-06-02'],
    ['D MMM YY', '29 FEB 24', '2024-02-29'],
    ['DD/MM/YYYY', '29/02/2025', null],
    ['DD/MM/YYYY', '2/06/2025', null],
    ['DD/MM/YYYY', '02/13/2025', null],
    ['DD/MM/YYYY', '00/01/2025', null],
    ['DD/MM/YYYY', '02/06/20255', null],
    ['DD/MM/YYYY', '02-06-2025', null],
    ['DD/MM/YYYY', '', null],
    ['DD-MMM-YYYY', '02-Juin-2025', null],
    ['YYYY-MM-DD', '0000-01-01', null],
    ['DD/MM', '02/06', 'bad-pattern'],
    ['DD/MM/YYYY DD', '02/06/2025 02', 'bad-pattern'],
    ['dd/mm/yyyy', '02/06/2025', 'bad-pattern'],
    ['', '', 'bad-pattern'],
  ])('%s of %p is %p', (pattern, text, date) => {
    expect(dateBy(pattern, text)).toBe(date);
  });

  it('reads back every day, in any pattern', () => {
    const months = [
      'Jan',
      'Feb',
      'Mar',
      'Apr',
      'May',
      'Jun',
      'Jul',
      'Aug',
      'Sep',
      'Oct',
      'Nov',
      'Dec',
    ];
    fc.assert(
      fc.property(fc.integer({ min: 10_957, max: 47_481 }), (day) => {
        const date = isoDateFromEpochDay(day);
        const [year = '', month = '', dayOfMonth = ''] = date.split('-');
        expect(dateBy('DD/MM/YYYY', `${dayOfMonth}/${month}/${year}`)).toBe(date);
        expect(dateBy('M/D/YY', `${Number(month)}/${Number(dayOfMonth)}/${year.slice(2)}`)).toBe(
          date,
        );
        expect(dateBy('DDMMMYYYY', `${dayOfMonth}${months[Number(month) - 1]}${year}`)).toBe(date);
      }),
    );
  });
});

describe('compileTimePattern', () => {
  it.each([
    ['HH:mm:ss', '09:30:05', 34_205],
    ['HH:mm', '23:59', 86_340],
    ['HHmmss', '000001', 1],
    ['H:mm', '9:30', 34_200],
    ['HH:mm:ss', '24:00:00', Number.NaN],
    ['HH:mm:ss', '09:60:00', Number.NaN],
    ['HH:mm:ss', '09:30', Number.NaN],
    ['HH', '09', 'bad-pattern'],
    ['HH:mm:HH', '09:09:09', 'bad-pattern'],
  ])('%s of %p is %p', (pattern, text, seconds) => {
    expect(timeBy(pattern, text)).toBe(seconds);
  });
});

describe('compileMomentPattern', () => {
  const read = compileMomentPattern('YYYY-MM-DDTHH:mm:ss');

  it.each([
    ['2025-06-02T09:30:00', { date: '2025-06-02', secondsOfDay: 34_200 }],
    ['2025-06-02 09:30:00', null],
    ['2025-06-02T25:30:00', null],
    ['2025-06-31T09:30:00', null],
  ])('reads %p as %p', (text, moment) => {
    expect(read.ok && read.value(text)).toEqual(moment);
  });

  it('wants all of a date and a time', () => {
    for (const pattern of ['YYYY-MM-DD', 'HH:mm', 'x']) {
      expect(compileMomentPattern(pattern)).toMatchObject({ error: { code: 'bad-pattern' } });
    }
  });
});
