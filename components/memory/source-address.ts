/**
 * Where a source is read: its conversation, opened at its message. The server is told which one, so that it is on the
 * page however old it is, and so is the browser, which goes there before any script has run.
 */
export const sourceAddress = (conversationId: string, messageId: string | null): string =>
  messageId === null ? `/c/${conversationId}` : `/c/${conversationId}?message=${messageId}#${messageId}`;
