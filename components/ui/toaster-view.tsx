"use client";

import { useEffect } from "react";
import { toast, Toaster as SonnerToaster } from "sonner";
import { onNotification, takeNotifications } from "./notify";

function showWaiting() {
  for (const { message, tone, action, durationMs } of takeNotifications()) {
    const show = tone === "bad" ? toast.error : toast;
    show(message, {
      ...(durationMs === undefined ? {} : { duration: durationMs }),
      ...(action ? { action: { label: action.label, onClick: action.onSelect } } : {}),
    });
  }
}

export default function ToasterView() {
  useEffect(() => onNotification(showWaiting), []);
  return (
    <SonnerToaster
      position="top-center"
      offset={64}
      mobileOffset={60}
      gap={8}
      icons={{ error: null }}
      toastOptions={{
        unstyled: true,
        classNames: {
          toast:
            "flex w-[min(26rem,calc(100vw-2rem))] items-center justify-between gap-4 rounded-md bg-ink px-4 py-3 font-sans text-ui text-page",
          actionButton: "shrink-0 rounded-sm px-2 py-1 font-medium underline underline-offset-4",
        },
      }}
    />
  );
}
