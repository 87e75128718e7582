import { useState } from "react";
import { notify } from "@/components/ui/notify";
import { setReview } from "./inbox-calls";

/** Whether what is learned waits for the person's word. */
export function ReviewSwitch({ isOn, onChange }: { isOn: boolean; onChange: (isOn: boolean) => void }) {
  const [said, setSaid] = useState("");

  async function change(next: boolean) {
    onChange(next);
    const result = await setReview(next);
    if (result.ok) return setSaid(next ? "From now on I ask first." : "From now on I remember by myself.");
    onChange(!next);
    notify({ tone: "bad", message: `Not changed. ${result.failure.message}` });
  }

  return (
    <div>
      <label className="flex min-h-9 cursor-pointer items-center gap-2 text-ui text-ink">
        <input type="checkbox" checked={isOn} onChange={(event) => void change(event.currentTarget.checked)} className="size-4 accent-ink" />
        Ask me before remembering
      </label>
      <p role="status" className="sr-only">
        {said}
      </p>
    </div>
  );
}
