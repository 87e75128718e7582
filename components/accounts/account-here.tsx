"use client";

import { createContext, type ReactNode, useContext } from "react";

const AccountHere = createContext("");

/** The id of the account whose pages these are, as the server said it: what is kept in this browser is kept under it. */
export const useAccountHere = (): string => useContext(AccountHere);

export function AccountHereProvider({ accountId, children }: { accountId: string; children: ReactNode }) {
  return <AccountHere value={accountId}>{children}</AccountHere>;
}
