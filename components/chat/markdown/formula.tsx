"use client";

import { useLayoutEffect, useRef } from "react";

const MAX_TEX_CHARACTERS = 5_000;

type Typesetter = typeof import("./typeset-formula").typesetFormula;
/** Once it is here, a formula is typeset before its source is seen. */
let fetched: Typesetter | null = null;

/**
 * A formula. Its source stands in the page until the typesetter has come, and stays where the formula is too long
 * or cannot be read. The typesetter writes into an element React leaves empty.
 */
export function Formula({ tex, isBlock = false, isGrowing = false }: { tex: string; isBlock?: boolean; isGrowing?: boolean }) {
  const source = useRef<HTMLElement>(null);
  const target = useRef<HTMLSpanElement>(null);
  const isTypeset = tex.length <= MAX_TEX_CHARACTERS;

  useLayoutEffect(() => {
    if (!isTypeset) return;
    let isGone = false;
    const typeset = (typesetFormula: Typesetter) => {
      if (isGone || !target.current || !source.current) return;
      source.current.hidden = typesetFormula(tex, target.current, { isBlock, isGrowing });
    };
    if (fetched) typeset(fetched);
    else
      void import("./typeset-formula").then(({ typesetFormula }) => {
        fetched = typesetFormula;
        typeset(typesetFormula);
      });
    return () => {
      isGone = true;
    };
  }, [tex, isBlock, isGrowing, isTypeset]);

  return (
    <span
      className={isBlock ? "md-formula md-formula-block" : "md-formula"}
      {...(isBlock ? { tabIndex: 0, role: "group", "aria-label": "Formula", "data-growing": isGrowing || undefined } : {})}
    >
      <code ref={source}>{tex}</code>
      <span ref={target} />
    </span>
  );
}
