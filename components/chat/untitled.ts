/** What stands where a conversation has no title yet. */
export const UNTITLED = "New conversation";
