/** Where a source is read: its conversation, opened at its message where that is among those shown first. */
export const sourceAddress = (conversationId: string, messageId: string | null): string => `/c/${conversationId}${messageId === null ? "" : `#${messageId}`}`;
