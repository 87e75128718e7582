"use client";

import { Check, Copy } from "lucide-react";
import { useEffect, useState } from "react";
import { notify } from "./notify";
import { IconButton } from "./icon-button";

const SHOWN_FOR_MS = 1_600;

/**
 * Copies as plain text, so that what is pasted is what was read.
 * @param wordClassName among buttons that are words it is one, too, and looks like this
 */
export function CopyButton({ text, what, wordClassName }: { text: string; what: string; wordClassName?: string }) {
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

  if (wordClassName !== undefined) {
    return (
      <button type="button" className={wordClassName} aria-label={isCopied ? "Copied" : `Copy ${what}`} onClick={() => void copy()}>
        {isCopied ? "Copied" : "Copy"}
      </button>
    );
  }
  return (
    <IconButton
      label={isCopied ? "Copied" : `Copy ${what}`}
      icon={isCopied ? <Check size={16} aria-hidden /> : <Copy size={16} aria-hidden />}
      onClick={() => void copy()}
    />
  );
}
