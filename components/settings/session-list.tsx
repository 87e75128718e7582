"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { openPage } from "@/components/accounts/open-page";
import { forgetDrafts } from "@/components/chat/draft";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { notify } from "@/components/ui/notify";
import { sayDay, type PageClock } from "@/components/ui/page-clock";
import type { endSessionContract, endSessionsContract, signOutContract } from "@/lib/accounts/contract";
import type { SessionView } from "@/lib/accounts/schema";
import { call } from "@/lib/client/call";
import { describeBrowser } from "./describe-browser";

/** The browser was told to clear what is kept; one on plain HTTP does not listen. */
function toLogin() {
  forgetDrafts();
  openPage("/login");
}

export function SessionList({ sessions, clock }: { sessions: readonly SessionView[]; clock: PageClock }) {
  const router = useRouter();
  const [isAsking, setAsking] = useState(false);
  const [isBusy, setBusy] = useState(false);

  async function end(session: SessionView) {
    const result = await call<typeof endSessionContract>({ method: "DELETE", path: "/api/v1/account/sessions/[sessionId]" }, { params: { sessionId: session.id } });
    // One that is gone already is what was wanted.
    if (result.ok || result.failure.status === 404) router.refresh();
    else notify({ message: result.failure.message, tone: "bad" });
  }
  async function leave(call_: () => Promise<{ ok: true } | { ok: false; failure: { message: string; status: number } }>) {
    setBusy(true);
    const result = await call_();
    if (result.ok || result.failure.status === 401) return toLogin();
    setBusy(false);
    notify({ message: result.failure.message, tone: "bad" });
  }
  const signOut = () => leave(() => call<typeof signOutContract>({ method: "POST", path: "/api/v1/account/sign-out" }, {}));
  const signOutEverywhere = () => leave(() => call<typeof endSessionsContract>({ method: "DELETE", path: "/api/v1/account/sessions" }, {}));

  return (
    <>
      <ul aria-label="Signed-in browsers" className="divide-y divide-line border-y border-line">
        {sessions.map((session) => (
          <li key={session.id} className="flex flex-wrap items-center gap-x-4 gap-y-1 py-2.5">
            <div className="min-w-0 flex-1 basis-48">
              <p className="text-ui font-medium">{describeBrowser(session.user_agent)}</p>
              <p className="text-small text-ink-3">
                {session.is_current ? "This one" : `Last used ${sayDay(session.last_seen_at, clock)}`}, signed in {sayDay(session.created_at, clock)}
              </p>
            </div>
            {!session.is_current && (
              <Button look="quiet" onClick={() => void end(session)}>
                Sign out<span className="sr-only"> {describeBrowser(session.user_agent)}</span>
              </Button>
            )}
          </li>
        ))}
      </ul>
      <div className="flex flex-wrap gap-3">
        <Button isBusy={isBusy} onClick={() => void signOut()}>
          Sign out
        </Button>
        <Button look="danger" onClick={() => setAsking(true)}>
          Sign out everywhere
        </Button>
      </div>
      <ConfirmDialog
        isOpen={isAsking}
        onOpenChange={setAsking}
        title="Sign out everywhere?"
        description="Every browser is signed out at once, this one too. Nothing you wrote is lost."
        confirmLabel="Sign out everywhere"
        isBusy={isBusy}
        onConfirm={() => void signOutEverywhere()}
      />
    </>
  );
}
