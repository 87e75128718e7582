/**
 * Goes to a page as if its address had been typed. Used where a session begins or ends: nothing drawn for the person
 * before, and nothing the router kept of it, stays in this page's memory.
 */
export const openPage = (path: string): void => window.location.assign(path);
