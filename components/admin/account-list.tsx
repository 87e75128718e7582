"use client";

import { MoreHorizontal } from "lucide-react";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { IconButton } from "@/components/ui/icon-button";
import { Menu, type MenuChoice } from "@/components/ui/menu";
import { notify } from "@/components/ui/notify";
import { sayDay, type PageClock } from "@/components/ui/page-clock";
import type { makeResetLinkContract, makeVerificationLinkContract, updateAccountContract } from "@/lib/accounts/contract";
import type { AccountListing, AccountStatus, MadeLink } from "@/lib/accounts/schema";
import { call, type CallFailure } from "@/lib/client/call";
import type { Result } from "@/lib/result";
import { MadeLinkView } from "./made-link";

const STATUSES: Record<AccountStatus, { word: string; className: string }> = {
  active: { word: "Active", className: "text-ink-3" },
  pending: { word: "Address not confirmed", className: "text-warn" },
  suspended: { word: "Suspended", className: "text-bad" },
};

type LinkLabel = "Reset link" | "Confirmation link";

export function AccountList({ accounts, ownId, clock }: { accounts: readonly AccountListing[]; ownId: string; clock: PageClock }) {
  const router = useRouter();
  const [made, setMade] = useState<{ accountId: string; label: LinkLabel; link: MadeLink } | null>(null);
  const [opened, setOpened] = useState<{ account: AccountListing; button: HTMLElement } | null>(null);

  async function update(account: AccountListing, change: { role?: "admin" | "member"; status?: "active" | "suspended" }) {
    const result = await call<typeof updateAccountContract>(
      { method: "PATCH", path: "/api/v1/admin/accounts/[accountId]" },
      { params: { accountId: account.id }, body: change },
    );
    if (result.ok) router.refresh();
    else notify({ message: result.failure.message, tone: "bad" });
  }
  async function makeResetLink(account: AccountListing) {
    const result = await call<typeof makeResetLinkContract>(
      { method: "POST", path: "/api/v1/admin/accounts/[accountId]/reset-link" },
      { params: { accountId: account.id } },
    );
    show(account, "Reset link", result);
  }
  async function makeVerificationLink(account: AccountListing) {
    const result = await call<typeof makeVerificationLinkContract>(
      { method: "POST", path: "/api/v1/admin/accounts/[accountId]/verification-link" },
      { params: { accountId: account.id } },
    );
    show(account, "Confirmation link", result);
  }
  function show(account: AccountListing, label: LinkLabel, result: Result<MadeLink, CallFailure>) {
    if (result.ok) setMade({ accountId: account.id, label, link: result.value });
    else notify({ message: result.failure.message, tone: "bad" });
  }
  const choicesFor = (account: AccountListing): MenuChoice[] => [
    ...(account.status === "suspended"
      ? [{ label: "Reactivate", onSelect: () => void update(account, { status: "active" }) }]
      : [
          { label: "Make a reset link", onSelect: () => void makeResetLink(account) },
          ...(account.is_email_verified ? [] : [{ label: "Make a confirmation link", onSelect: () => void makeVerificationLink(account) }]),
          account.role === "admin"
            ? { label: "Make a member", onSelect: () => void update(account, { role: "member" }) }
            : { label: "Make an admin", onSelect: () => void update(account, { role: "admin" }) },
          { label: "Suspend", isDangerous: true, onSelect: () => void update(account, { status: "suspended" }) },
        ]),
  ];

  return (
    <>
      <ul aria-label="Accounts" className="divide-y divide-line border-y border-line">
        {accounts.map((account) => (
          <li key={account.id} className="py-2.5">
            <div className="flex items-center gap-x-4">
              <div className="min-w-0 flex-1">
                <p className="truncate text-ui font-medium">
                  {account.display_name || account.email}
                  {account.id === ownId && <span className="font-normal text-ink-3"> (you)</span>}
                </p>
                <p className="truncate text-small text-ink-3">
                  {account.display_name && `${account.email}, `}
                  {account.role === "admin" ? "admin" : "member"} since {sayDay(account.created_at, clock)}
                </p>
              </div>
              <p className={`text-small ${STATUSES[account.status].className}`}>{STATUSES[account.status].word}</p>
              <IconButton
                label={`More for ${account.email}`}
                hasTip={false}
                aria-haspopup="menu"
                aria-expanded={opened?.account.id === account.id}
                icon={<MoreHorizontal size={16} aria-hidden />}
                onClick={(event) => setOpened({ account, button: event.currentTarget })}
              />
            </div>
            {made?.accountId === account.id && (
              <div className="mt-3 space-y-3">
                {made.label === "Confirmation link" && (
                  <p className="text-ui text-ink-2">
                    With this link you vouch that the address is theirs: once it is confirmed, whoever owns {account.email} at Google or another provider comes into this
                    account. It works only with the password of the account.
                  </p>
                )}
                <MadeLinkView link={made.link} label={made.label} />
              </div>
            )}
          </li>
        ))}
      </ul>
      <Menu anchor={opened?.button ?? null} onClose={() => setOpened(null)} choices={opened ? choicesFor(opened.account) : []} />
    </>
  );
}
