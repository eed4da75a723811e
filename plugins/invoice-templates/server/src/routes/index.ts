import invoices from './invoices';

export default { invoices };
