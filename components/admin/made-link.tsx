"use client";

import { useRef } from "react";
import { CopyButton } from "@/components/ui/copy-button";
import { Notice } from "@/components/ui/notice";
import { TextField } from "@/components/ui/text-field";
import type { MadeLink } from "@/lib/accounts/schema";

/** A link that is shown once: only its fingerprint is kept. */
export function MadeLinkView({ link, label }: { link: MadeLink; label: string }) {
  const field = useRef<HTMLInputElement>(null);
  if (link.mailed_to !== null) {
    return (
      <Notice tone="good" title="The mail is out">
        {link.mailed_to} has the link.
      </Notice>
    );
  }
  const url = link.url ?? "";
  return (
    <div className="flex items-start gap-2">
      <TextField
        ref={field}
        label={label}
        readOnly
        value={url}
        onFocus={() => field.current?.select()}
        hint="It works once. Copy it now: it cannot be shown again."
        className="min-w-0 flex-1"
      />
      <div className="mt-[1.8rem]">
        <CopyButton text={url} what="the link" />
      </div>
    </div>
  );
}
