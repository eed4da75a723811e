import type { Core } from '@strapi/strapi';
import { inputDateFor, processingDateFor } from '../../billing/bacs';
import { type IsoDate, ukBankHolidays } from '../../billing/calendar';
import { pluginService } from '../../platform/plugin-services';
import { DemoError } from '../demo-error';
import { countText, type Report } from '../progress';
import { monthDays, scenario } from '../scenario';
import { databaseOf } from './demo-database';

type Group = { originatorId: number; processingDate: IsoDate; inputDate: IsoDate };

type Due = { originatorId: number; dueDate: IsoDate };

/** When the bills of the month that are in no file yet fall due, under whom. */
const readDue = async (strapi: Core.Strapi): Promise<Due[]> => {
  const days = monthDays();
  const { rows } = await databaseOf(strapi).raw<{ rows: Due[] }>(
    `select distinct m.originator_id as "originatorId", i.due_date::text as "dueDate"
     from invoices i
     join mandates m on m.customer_id = i.customer_id and m.status = 'active'
     where i.status = 'issued' and i.kind = 'invoice' and i.payment_method = 'direct-debit'
       and i.gross_total > 0 and i.bill_date between ? and ?
       and not exists (select from billing.dd_collections d where d.invoice_id = i.id)
     order by "dueDate", "originatorId"`,
    [days[0], days.at(-1)],
  );
  return rows;
};

/** The files that a clerk would have written, each on its own day: not all today, when the month is long past. */
const groupsOf = (due: readonly Due[]): Group[] => {
  const { year } = scenario.month;
  const holidays = ukBankHolidays({ fromYear: year, toYear: year + 1 });
  const groups = new Map<string, Group>();
  for (const { originatorId, dueDate } of due) {
    const processingDate = processingDateFor(dueDate, holidays);
    groups.set(`${processingDate} ${originatorId}`, {
      originatorId,
      processingDate,
      inputDate: inputDateFor(dueDate, holidays),
    });
  }
  return [...groups.values()];
};

/**
 * Writes the Direct Debit files of the month's bills, one for each originator and processing day,
 * in the order of the days.
 *
 * @throws DemoError when a file cannot be written.
 */
export const directDebitsPhase = async (
  strapi: Core.Strapi,
  { report }: { report: Report },
): Promise<string> => {
  const { createSubmission } = pluginService(strapi, 'collections', 'submissions');
  let files = 0;
  let items = 0;
  for (const { originatorId, processingDate, inputDate } of groupsOf(await readDue(strapi))) {
    const written = await createSubmission({
      originatorId,
      processingDate,
      createdOn: inputDate,
      createdBy: scenario.startedBy,
    });
    if (!written.ok) throw new DemoError(written.error.message);
    files += 1;
    items += written.value.items;
    report(`${files} files, ${countText(items)} collections`);
  }
  return files === 0 ? 'all written already' : `${files} files, ${countText(items)} collections`;
};
