import { addDays, addWorkingDays, type BankHolidays, type IsoDate } from '../calendar';

/** When an invoice is to be paid: so many calendar days after its date. */
export const dueDate = (input: { invoiceDate: IsoDate; termDays: number }): IsoDate =>
  addDays(input.invoiceDate, input.termDays);

/**
 * The first day on which a Direct Debit may be collected for an invoice that is its advance notice:
 * so many working days after the invoice (10 unless the payer and the bank agreed to fewer; domain
 * rules 1.6), and not before `notBefore`. Always a working day.
 */
export const collectionDate = (input: {
  invoiceDate: IsoDate;
  noticeWorkingDays: number;
  holidays: BankHolidays;
  notBefore?: IsoDate;
}): IsoDate => {
  const { invoiceDate, noticeWorkingDays, holidays, notBefore } = input;
  const first = addWorkingDays({ date: invoiceDate, days: noticeWorkingDays, holidays });
  return notBefore === undefined || notBefore <= first
    ? first
    : addWorkingDays({ date: notBefore, days: 0, holidays });
};
