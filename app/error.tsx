"use client";

import { Button } from "@/components/ui/button";

/** What a person sees when a page could not be made. Nothing they wrote is lost by it: messages are stored before anything else. */
export default function PageError({ error, reset }: { error: Error & { digest?: string }; reset: () => void }) {
  return (
    <div role="alert" className="mx-auto flex min-h-[70dvh] max-w-prose flex-col justify-center px-6">
      <h1 className="text-heading font-bold">This page could not be shown</h1>
      <p className="mt-2 mb-6 text-text text-ink-2">
        Something broke on our side. What you wrote is kept. Try again; if it stays, the administrator can find the cause in the log
        {error.digest ? ` under ${error.digest}` : ""}.
      </p>
      <p>
        <Button onClick={reset}>Try again</Button>
      </p>
    </div>
  );
}
