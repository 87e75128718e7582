"use client";

import { Check, Copy } from "lucide-react";
import { useEffect, useState } from "react";
import { notify } from "./notify";
import { IconButton } from "./icon-button";

const SHOWN_FOR_MS = 1_600;

/** Copies as plain text, so that what is pasted is what was read. */
export function CopyButton({ text, what }: { text: string; what: string }) {
  const [isCopied, setCopied] = useState(false);

  useEffect(() => {
    if (!isCopied) return;
    const timer = setTimeout(() => setCopied(false), SHOWN_FOR_MS);
    return () => clearTimeout(timer);
  }, [isCopied]);

  async function copy() {
    try {
      await navigator.clipboard.writeText(text);
      setCopied(true);
    } catch {
      notify({ tone: "bad", message: "The browser did not let me copy. Select the text and copy it by hand." });
    }
  }

  return (
    <IconButton
      label={isCopied ? "Copied" : `Copy ${what}`}
      icon={isCopied ? <Check size={16} aria-hidden /> : <Copy size={16} aria-hidden />}
      onClick={() => void copy()}
    />
  );
}
