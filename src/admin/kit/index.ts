/** What the pages of all plugins are made of. */
export { DataList } from './DataList/DataList';
export { DataTable } from './DataList/DataTable';
export { ListSearch } from './DataList/ListSearch';
export { ChoiceFilter } from './DataList/ChoiceFilter';
export { FilterBar } from './DataList/FilterBar';
export type { Column, ListPage, Sorting, Totals } from './DataList/types';
export { CopyText } from './CopyText/CopyText';
export { ConfirmDialog } from './Dialogs/ConfirmDialog';
export { dialogFocus } from './Dialogs/dialogFocus';
export { FormDialog } from './Dialogs/FormDialog';
export { ConfirmMoneyDialog } from './ConfirmMoneyDialog/ConfirmMoneyDialog';
export { CycleHeat } from './CycleHeat/CycleHeat';
export { DateText } from './Dates/DateText';
export { DateTimeText } from './Dates/DateTimeText';
export { Disclosure } from './Disclosure/Disclosure';
export { InvoiceColumns } from './Document/InvoiceColumns';
export { PdfFile } from './Document/PdfFile';
export { GroupHeading, LineCell, LineHeading, LineTable } from './Document/lineParts';
export { neighbours } from './Document/neighbours';
export { Facts, type Fact } from './Facts/Facts';
export { Figures, type FigureItem } from './Figures/Figures';
export { FileDrop } from './FileDrop/FileDrop';
export { SendingFile } from './FileDrop/SendingFile';
export { ButtonLink } from './Links/ButtonLink';
export { customerRecord } from './Links/customerRecord';
export { TextLink } from './Links/TextLink';
export { MiniBars, type Bar } from './MiniBars/MiniBars';
export { Count } from './Money/Count';
export { MicroMoney } from './Money/MicroMoney';
export { Money } from './Money/Money';
export { TabularFigures } from './Money/TabularFigures';
export { Notice } from './Notice/Notice';
export { PageFrame } from './PageFrame/PageFrame';
export { HowThisWorks } from './PageFrame/HowThisWorks';
export { SideMenu, type SideMenuLink } from './PageFrame/SideMenu';
export { PriceSideView } from './Price/PriceSideView';
export type { PriceSide } from './Price/types';
export { Panel } from './Panel/Panel';
export { EmptyState } from './States/EmptyState';
export { ErrorState } from './States/ErrorState';
export { LoadingState } from './States/LoadingState';
export { StatusNote } from './StatusWord/StatusNote';
export { StatusWord } from './StatusWord/StatusWord';
export type { Tone } from './StatusWord/tones';
export { ProgressTrack } from './StepProgress/ProgressTrack';
export { StepProgress } from './StepProgress/StepProgress';
export type { ProgressStep } from './StepProgress/types';
export { formatBytes, formatCount } from './format/counts';
export {
  clockTime,
  dayBefore,
  formatMoment,
  formatDate,
  formatDayMonth,
  formatMonth,
  formatPeriod,
  todayInLondon,
} from './format/dates';
export { formatDuration, secondsBetween } from './format/duration';
export { formatMicro, formatPence, formatPrice, placesFor } from './format/money';
export { DEFAULT_PAGE_SIZE, useListParams } from './lists/useListParams';
export { answerOf } from './requests/answerOf';
export { fieldError, readRefusal, type Refusal } from './requests/refusal';
export { queryString } from './requests/queryString';
export { permissionTo, useCan } from './requests/useCan';
export { useDownload } from './requests/useDownload';
export { useUpload, type UploadProgress } from './requests/useUpload';
export { useFileFrom } from './requests/useFileFrom';
export { createUseText } from './text/createUseText';
export { KIT_PREFIX } from './text/kitText';
export { prefixTexts } from './text/prefixTexts';
