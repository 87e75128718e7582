"use client";

import { useState } from "react";
import { notify } from "@/components/ui/notify";
import { setMemoryEnabled } from "./memory-settings-calls";

/** Memory as a whole, on or off, with what that means. */
export function MemorySwitch({ isEnabled }: { isEnabled: boolean }) {
  const [isOn, setOn] = useState(isEnabled);

  async function change(next: boolean) {
    setOn(next);
    const result = await setMemoryEnabled(next);
    if (result.ok) return;
    setOn(!next);
    notify({ tone: "bad", message: `Not changed. ${result.failure.message}` });
  }

  return (
    <div className="flex flex-wrap items-center gap-x-4 gap-y-1">
      <label className="flex min-h-9 cursor-pointer items-center gap-2 text-ui text-ink">
        <input type="checkbox" checked={isOn} onChange={(event) => void change(event.currentTarget.checked)} className="size-4 accent-ink" />
        Use and build my memory
      </label>
      <p role="status" className="text-small text-ink-2">
        {isOn ? "" : "Memory is off: replies know nothing of you, and nothing is learned. What I know already stays here."}
      </p>
    </div>
  );
}
