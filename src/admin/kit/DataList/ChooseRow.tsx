import { Checkbox } from '@strapi/design-system';

import { BoxCell, HeadCell } from './tableParts';
import type { Selection } from './types';

type ChooseProps<Row> = { rowKey: (row: Row) => string; selection: Selection<Row> };

/** The box of a row. It lies above the link that reaches over the row. */
export const ChooseRow = <Row,>({
  row,
  rowKey,
  selection: { chosen, onChoose, label, canChoose },
}: ChooseProps<Row> & { row: Row }) => {
  const key = rowKey(row);
  const isChosen = chosen.includes(key);
  const toggle = () => onChoose(isChosen ? chosen.filter((one) => one !== key) : [...chosen, key]);
  return (
    <BoxCell>
      {(canChoose?.(row) ?? true) && (
        <Checkbox aria-label={label(row)} checked={isChosen} onCheckedChange={toggle} />
      )}
    </BoxCell>
  );
};

/** The box that ticks all rows that are shown. */
export const ChooseAll = <Row,>({
  rows,
  rowKey,
  selection: { chosen, onChoose, labelAll, canChoose },
}: ChooseProps<Row> & { rows: Row[] }) => {
  const keys = rows.filter((row) => canChoose?.(row) ?? true).map(rowKey);
  const some = keys.filter((key) => chosen.includes(key)).length;
  const isAll = some > 0 && some === keys.length;
  const rest = chosen.filter((key) => !keys.includes(key));
  return (
    <HeadCell scope="col">
      {keys.length > 0 && (
        <Checkbox
          aria-label={labelAll}
          checked={isAll ? true : some > 0 ? 'indeterminate' : false}
          onCheckedChange={() => onChoose(isAll ? rest : [...rest, ...keys])}
        />
      )}
    </HeadCell>
  );
};
