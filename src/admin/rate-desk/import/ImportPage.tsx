import { useEffect, useState } from 'react';

import { Page, useNotification } from '@strapi/strapi/admin';
import { useNavigate, useParams } from 'react-router-dom';

import type {
  ApplyImportBody,
  Difference,
  DifferenceKind,
  ImportDetail,
  ImportMapping,
  ReadImport,
} from '../../../rate-desk/contracts';
import { answerOf, ErrorState, PageFrame, todayInLondon } from '../../kit';
import { useDesk, useTellDesk, useTryDesk } from '../api';
import { useDoor } from '../door';
import { DifferenceView } from '../difference/DifferenceView';
import { useText } from '../text';

import { MappingPanel } from './MappingPanel';
import { ReadPanel } from './ReadPanel';
import { TargetPanel, type Target } from './TargetPanel';

/** A price list on its way in: how it is read, what was read, what it would change, and then it is taken. */
export const ImportPage = () => {
  const t = useText();
  const { id = '' } = useParams();
  const { paths } = useDoor();
  const { data, error, refetch } = useDesk<{ data: ImportDetail }>(`/imports/${id}`);
  if (data) {
    return <ImportView key={id} detail={data.data} />;
  }
  if (error) {
    return (
      <PageFrame title={t('cards.title')} back={{ to: paths.cards, label: t('cards.title') }}>
        <ErrorState error={error} onRetry={refetch} />
      </PageFrame>
    );
  }
  return <Page.Loading />;
};

/** A price list that says from when on it holds need not be told again, unless that day is past. */
const withStart = (target: Target, startsOn: string | null | undefined): Target =>
  target.version === null && target.validFrom === '' && startsOn && startsOn > todayInLondon()
    ? { ...target, validFrom: startsOn }
    : target;

const ImportView = ({ detail }: { detail: ImportDetail }) => {
  const t = useText();
  const navigate = useNavigate();
  const { paths } = useDoor();
  const { toggleNotification } = useNotification();
  const reader = useTryDesk();
  const comparer = useTryDesk();
  const applier = useTellDesk();
  const [mapping, setMapping] = useState<ImportMapping>(detail.mapping);
  const [target, setTarget] = useState<Target>({
    mode: detail.version && detail.header.length < 8 ? 'merge' : 'replace',
    version: detail.version?.documentId ?? null,
    validFrom: detail.version?.validFrom ?? '',
    note: '',
  });
  const [read, setRead] = useState<ReadImport>();
  const [difference, setDifference] = useState<Difference>();
  const [kind, setKind] = useState<DifferenceKind>();
  const url = `/imports/${detail.documentId}`;
  const validFrom = target.validFrom || todayInLondon();

  const { send: sendRead } = reader;
  useEffect(() => {
    let isCurrent = true;
    setDifference(undefined);
    const timer = setTimeout(() => {
      void sendRead<ReadImport>('POST', `${url}/read`, { mapping, validFrom }).then((result) => {
        if (!isCurrent) return;
        const found = 'data' in result ? result.data : undefined;
        setRead(found);
        setTarget((chosen) => withStart(chosen, found?.startsOn));
      });
    }, 300);
    return () => {
      isCurrent = false;
      clearTimeout(timer);
    };
  }, [mapping, sendRead, url, validFrom]);

  const body: ApplyImportBody = {
    mapping,
    mode: target.mode,
    target: target.version
      ? { kind: 'draft', version: target.version }
      : { kind: 'new', validFrom: target.validFrom, note: target.note },
  };

  const compare = async (page = 1, only: DifferenceKind | undefined = kind) => {
    const answer = answerOf(
      await comparer.send<Difference>('POST', `${url}/difference`, { ...body, page, kind: only }),
    );
    if (answer) {
      setDifference(answer);
    }
  };

  const apply = async () => {
    const applied = answerOf(await applier.send<{ version: string }>('POST', `${url}/apply`, body));
    if (applied) {
      toggleNotification({
        type: 'success',
        message: t('import.done', { count: read?.rates ?? 0 }),
      });
      navigate(paths.version(applied.version), { replace: true });
    }
  };

  return (
    <PageFrame
      title={t('import.title', { file: detail.fileName })}
      subtitle={t('import.subtitle', { card: detail.card.name, rows: detail.rows })}
      back={{ to: paths.card(detail.card.documentId), label: detail.card.name }}
      help={[t('import.help.1'), t('import.help.2'), t('import.help.3'), t('import.help.4')]}
    >
      <MappingPanel detail={detail} mapping={mapping} onMapping={setMapping} />
      <ReadPanel
        url={url}
        mapping={mapping}
        validFrom={validFrom}
        read={read}
        error={reader.error}
        isLoading={reader.isLoading}
      />
      <TargetPanel
        detail={detail}
        target={target}
        onTarget={(changed) => {
          setTarget(changed);
          setDifference(undefined);
        }}
        isReady={Boolean(read && read.rates > 0 && (target.version || target.validFrom))}
        isComparing={comparer.isLoading}
        canApply={difference !== undefined}
        isApplying={applier.isLoading}
        errors={read?.errors ?? 0}
        onCompare={() => void compare()}
        onApply={() => void apply()}
      />
      {Boolean(applier.error) && <ErrorState error={applier.error} />}
      {Boolean(comparer.error) && <ErrorState error={comparer.error} />}
      {difference && (
        <DifferenceView
          title={t('import.difference')}
          difference={difference}
          error={undefined}
          isLoading={comparer.isLoading}
          kind={kind}
          onKind={(chosen) => {
            setKind(chosen);
            void compare(1, chosen);
          }}
          onPage={(page) => void compare(page)}
        />
      )}
    </PageFrame>
  );
};
