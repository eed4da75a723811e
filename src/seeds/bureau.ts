/** The bureau before anybody has filled in its particulars; everything else has defaults in the schema. */
export const bureauSetting = { legalName: 'Your bureau Ltd', tradingName: 'Your bureau' };
