"use client";

import { useEffect, useState } from "react";
import { onNotification, takeNotifications, type Notification } from "./notify";

/** Says the last thing that was to be said, where the toaster itself could not be fetched. */
export function PlainToaster() {
  const [shown, setShown] = useState<Notification | null>(null);
  useEffect(() => onNotification(() => setShown(takeNotifications().at(-1) ?? null)), []);
  useEffect(() => {
    if (!shown) return;
    const timer = setTimeout(() => setShown(null), shown.durationMs);
    return () => clearTimeout(timer);
  }, [shown]);
  return (
    <div role="status" className="fixed inset-x-4 top-16 z-50 mx-auto w-fit">
      {shown && (
        <p className="rounded-md bg-ink px-4 py-3 text-ui text-page">
          {shown.message}{" "}
          {shown.action && (
            <button
              type="button"
              className="font-medium underline"
              onClick={() => {
                shown.action?.onSelect();
                setShown(null);
              }}
            >
              {shown.action.label}
            </button>
          )}
        </p>
      )}
    </div>
  );
}
