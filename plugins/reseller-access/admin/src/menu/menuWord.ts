import { PLUGIN_ID } from '../pluginId';
import texts from '../translations/en.json';

let word: 'menu.wholesale' | 'menu.partner' = 'menu.wholesale';

/** Says what the person now shown does: bill his customers, or look after accounts. */
export const setMenuWord = ({ isPartner }: { isPartner: boolean }): void => {
  word = isPartner ? 'menu.partner' : 'menu.wholesale';
};

/** The label of the one menu entry that a reseller has; read anew each time that the menu is drawn. */
export const menuLabel = {
  get id() {
    return `${PLUGIN_ID}.${word}`;
  },
  get defaultMessage() {
    return texts[word];
  },
};
