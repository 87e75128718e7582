/** What someone who is not an admin gets from the routes under /api/v1/admin. */
export const ADMINS_ONLY = { code: "forbidden", detail: "Only an admin can do this." } as const;
