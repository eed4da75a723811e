import { DataTable, DateTimeText, Panel } from '../../../../../../src/admin/kit';
import type { MappingVersion } from '../../../../shared/contracts/usage-sources';
import { useText } from '../../text';

/** Every way in which the files of a source have been read, newest first, with who changed it and why. */
export const MappingVersions = ({ versions }: { versions: MappingVersion[] }) => {
  const t = useText();
  return (
    <Panel title={t('mapping.versions')} hint={t('mapping.versions.hint')}>
      <DataTable
        caption={t('mapping.versions')}
        rows={versions}
        rowKey={({ version }) => String(version)}
        columns={[
          { key: 'version', header: t('mapping.version'), cell: ({ version }) => version },
          {
            key: 'at',
            header: t('mapping.changed'),
            cell: ({ changedAt, changedBy }) => (
              <>
                <DateTimeText moment={changedAt} /> {t('by', { name: changedBy })}
              </>
            ),
          },
          { key: 'note', header: t('mapping.note'), cell: ({ note }) => note },
        ]}
      />
    </Panel>
  );
};
