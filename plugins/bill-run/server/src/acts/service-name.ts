/** What an act is called, beside `a` and `bs` of TERMS_JOINS. The regrade fee is in no row of the matrix. */
export const SERVICE_NAME = `coalesce(bs.name, case a.service_code when 'regrade' then 'Change of tier' else a.service_code end)`;
