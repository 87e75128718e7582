/** How much of what was said before comes along with a message of a temporary chat: no more than this is read, however long it is. */
export const MOST_PAST_MESSAGES = 200;
/** In UTF-16 units, with what a reply that goes on had already. */
export const MOST_PAST_CHARACTERS = 200_000;
