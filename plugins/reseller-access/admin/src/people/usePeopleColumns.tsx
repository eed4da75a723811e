import { Badge, Flex, Typography } from '@strapi/design-system';

import { DateTimeText, type Column } from '../../../../../src/admin/kit';
import type { Person } from '../../../shared/contracts/people';
import { useText } from '../text';

import { PersonMenu, type PersonChange } from './PersonMenu';
import { PersonStatus } from './PersonStatus';

type ColumnsInput = {
  /** Staff also see when somebody was last here, and log-ins of sites. */
  isStaff: boolean;
  /** Undefined for who may only look. */
  onChange?: (person: Person, change: PersonChange) => void;
};

export const usePeopleColumns = ({ isStaff, onChange }: ColumnsInput): Column<Person>[] => {
  const t = useText();
  const columns: (Column<Person> | false)[] = [
    {
      key: 'name',
      header: t('person.who'),
      cell: ({ name, email, isMe, kind }) => (
        <>
          {name} {isMe && <Badge size="S">{t('person.me')}</Badge>}
          {kind === 'rest' && <Badge size="S">{t('person.kind.rest')}</Badge>}
          {name !== email && (
            <Typography tag="div" variant="pi" textColor="neutral600">
              {email}
            </Typography>
          )}
        </>
      ),
    },
    { key: 'role', header: t('person.role'), cell: ({ role }) => t(`role.${role}`) },
    {
      key: 'state',
      header: t('person.state'),
      cell: (person) => <PersonStatus person={person} isStaff={isStaff} />,
    },
    isStaff && {
      key: 'seen',
      header: t('person.seen'),
      cell: ({ lastSeenAt }) =>
        lastSeenAt ? <DateTimeText moment={lastSeenAt} /> : t('person.seen.never'),
    },
    onChange !== undefined && {
      key: 'actions',
      header: t('person.actions'),
      align: 'end',
      cell: (person) => (
        <Flex justifyContent="flex-end">
          <PersonMenu person={person} onChange={(change) => onChange(person, change)} />
        </Flex>
      ),
    },
  ];
  return columns.filter((column): column is Column<Person> => Boolean(column));
};
