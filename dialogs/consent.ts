/** The wording of the privacy notice; a new version is asked again. */
export const consentVersion = '1';
