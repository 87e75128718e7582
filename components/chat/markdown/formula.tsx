"use client";

import { useEffect, useRef } from "react";

const MAX_TEX_CHARACTERS = 5_000;

/**
 * A formula. Its source stands in the page until the typesetter has come, and stays where the formula is too long
 * or cannot be read. The typesetter writes into an element React leaves empty.
 */
export function Formula({ tex, isBlock = false, isGrowing = false }: { tex: string; isBlock?: boolean; isGrowing?: boolean }) {
  const source = useRef<HTMLElement>(null);
  const target = useRef<HTMLSpanElement>(null);
  const isTypeset = tex.length <= MAX_TEX_CHARACTERS;

  useEffect(() => {
    if (!isTypeset) return;
    let isGone = false;
    void import("./typeset-formula").then(({ typesetFormula }) => {
      if (isGone || !target.current || !source.current) return;
      source.current.hidden = typesetFormula(tex, target.current, { isBlock, isGrowing });
    });
    return () => {
      isGone = true;
    };
  }, [tex, isBlock, isGrowing, isTypeset]);

  return (
    <span className={isBlock ? "md-formula md-formula-block" : "md-formula"} {...(isBlock ? { tabIndex: 0, role: "group", "aria-label": "Formula" } : {})}>
      <code ref={source}>{tex}</code>
      <span ref={target} />
    </span>
  );
}
