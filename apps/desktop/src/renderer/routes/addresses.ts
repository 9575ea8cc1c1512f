/** The address of a draft in the editor. */
export const draftAddress = (documentId: string): string => `/drafts/${encodeURIComponent(documentId)}`
