"use client";

import { useState } from "react";
import { CopyButton } from "@/components/ui/copy-button";
import { languageLabel } from "./languages";
import { useCodeColours } from "./use-code-colours";

/** Code in a box of its own: its language, a copy button, and colours that come when it comes into sight. */
export function CodeBlock({ code, language, isGrowing = false }: { code: string; language: string; isGrowing?: boolean }) {
  const [element, setElement] = useState<HTMLElement | null>(null);
  const label = languageLabel(language);
  useCodeColours(element, code, language, isGrowing);
  return (
    <div className="md-code" role="group" aria-label={`Code, ${label}`}>
      <div className="md-code-head">
        <span>{label}</span>
        <CopyButton text={code} what="code" />
      </div>
      {/* A box that scrolls sideways must be reachable by keyboard. */}
      <pre tabIndex={0}>
        <code ref={setElement}>{code}</code>
      </pre>
    </div>
  );
}
