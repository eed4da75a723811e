import { TextLink, useCan } from '../../../../../src/admin/kit';
import { PATHS } from '../paths';
import { PERMISSIONS } from '../permissions';
import { useText } from '../text';

type PanelProps = { model: string; documentId?: string };

/** Beside the record of a customer: the way to what he owes, what is charged by hand, and his credit checks. */
export const CustomerPanel = ({ model, documentId }: PanelProps) => {
  const t = useText();
  const canSee = useCan(PERMISSIONS.readUsage);
  if (model !== 'api::customer.customer' || !documentId || !canSee) return null;
  return {
    title: t('customerPanel.title'),
    content: <TextLink to={PATHS.balance(documentId)}>{t('customerPanel.open')}</TextLink>,
  };
};
