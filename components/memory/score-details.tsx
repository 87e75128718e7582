"use client";

import { useState } from "react";
import type { ScoreParts } from "@/lib/memory/schema";

type Row = { name: keyof ScoreParts; label: string; say: (value: number) => string };

const asShare = (value: number) => value.toFixed(2);
const asFactor = (value: number) => `× ${value.toFixed(2)}`;

const ROWS: readonly Row[] = [
  { name: "keyword", label: "same words", say: asShare },
  { name: "vector", label: "same sense", say: asShare },
  { name: "importance", label: "how important", say: asFactor },
  { name: "recency", label: "how recent", say: asFactor },
  { name: "confidence", label: "how sure", say: asFactor },
  { name: "feedback", label: "what you said of it", say: asFactor },
  { name: "spread", label: "others beside it", say: asFactor },
];

const LEAST_SHOWN = 0.005;

/** Why a memory came up: its match, and behind it every number that went into it. */
export function ScoreDetails({ relevanceScore, parts }: { relevanceScore: number; parts: ScoreParts | undefined }) {
  // Numbers that nobody has asked for would be half of what a list of memories has to draw.
  const [isAsked, setAsked] = useState(false);
  // What is given whole, since there is little of it, need not match anything: "0.00" would look like a fault.
  const match = relevanceScore < LEAST_SHOWN ? "given without a match" : `${relevanceScore.toFixed(2)} match`;
  if (!parts) return <p className="text-small text-ink-2 tabular-nums">{match}</p>;
  return (
    <details className="text-small text-ink-2">
      <summary onClick={() => setAsked(true)} className="w-fit rounded-sm tabular-nums hover:text-ink">
        {match}
      </summary>
      {isAsked && <dl className="mt-1 grid w-fit grid-cols-[auto_auto] gap-x-4 whitespace-nowrap">
        {ROWS.map(({ name, label, say }) => (
          <div key={name} className="contents">
            <dt>{label}</dt>
            <dd className="text-end font-mono">{say(parts[name])}</dd>
          </div>
        ))}
      </dl>}
    </details>
  );
}
