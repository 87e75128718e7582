/** Whose rows. Made only by `lib/auth` (from a credential) and by jobs (from a row already owned). */
export type OwnerId = string & { readonly __brand: "OwnerId" };

/**
 * What a query may see: the rows of one owner that concern one of its users. In the browser the user is
 * the account itself. Every query takes a Scope or an OwnerId first, so one that forgets it does not compile.
 */
export type Scope = { readonly ownerId: OwnerId; readonly userId: string } & { readonly __brand: "Scope" };

/** Vouches that the id came from a checked credential or from a row. Never call it with anything a request said. */
export function trustedOwnerId(id: string): OwnerId {
  return id as OwnerId;
}

/** Vouches likewise for the pair. */
export function trustedScope(ownerId: OwnerId, userId: string): Scope {
  return { ownerId, userId } as Scope;
}

/** The scope of a person who talks for themself in the browser. */
export function ownScope(ownerId: OwnerId): Scope {
  return trustedScope(ownerId, ownerId);
}
