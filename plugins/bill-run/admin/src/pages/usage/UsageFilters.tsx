import { DatePicker, Field, Flex } from '@strapi/design-system';

import {
  ChoiceFilter,
  FilterBar,
  ListSearch,
  useListParams,
} from '../../../../../../src/admin/kit';
import { useListUsageSourcesQuery } from '../../services/sources';
import { useText } from '../../text';

const STATUSES = ['received', 'importing', 'imported', 'failed'] as const;
const DOORS = ['upload', 'rest', 'folder', 'events'] as const;

/** Narrows the list of files: by name, source, state, door and the days on which they came. */
export const UsageFilters = () => {
  const t = useText();
  const sources = useListUsageSourcesQuery();
  return (
    <FilterBar>
      <ListSearch label={t('usage.search')} placeholder={t('usage.search')} />
      <ChoiceFilter
        name="source"
        label={t('usage.source')}
        all={t('usage.allSources')}
        choices={(sources.data ?? []).map(({ documentId, name }) => ({
          value: documentId,
          label: name,
        }))}
      />
      <ChoiceFilter
        name="status"
        label={t('status')}
        all={t('usage.allStates')}
        choices={STATUSES.map((value) => ({ value, label: t(`usage.status.${value}`) }))}
      />
      <ChoiceFilter
        name="door"
        label={t('usage.door')}
        all={t('usage.allDoors')}
        choices={DOORS.map((value) => ({ value, label: t(`usage.door.${value}`) }))}
      />
      <DayFilter name="from" />
      <DayFilter name="to" />
    </FilterBar>
  );
};

/** A day as the address keeps it; the picker gives midnight by the clock of this computer. */
const isoOf = (date: Date): string => {
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
};

const DayFilter = ({ name }: { name: 'from' | 'to' }) => {
  const t = useText();
  const { filter, setFilter } = useListParams();
  const value = filter(name);
  return (
    <Flex gap={1}>
      <Field.Root name={name}>
        <DatePicker
          size="S"
          aria-label={t(`usage.${name}`)}
          placeholder={t(`usage.${name}`)}
          value={value ? new Date(`${value}T00:00:00`) : undefined}
          onChange={(date: Date | undefined) => setFilter(name, date && isoOf(date))}
          onClear={() => setFilter(name, undefined)}
        />
      </Field.Root>
    </Flex>
  );
};
