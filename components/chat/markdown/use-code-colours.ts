import { useEffect } from "react";
import { canonicalLanguage, isColoured } from "./languages";

/**
 * Colours code through the browser's own highlight registry: ranges over one text node instead of a
 * span per word, so a page of code stays small and the text React owns is never touched.
 * Browsers without the registry show the code plain.
 */
export function useCodeColours(element: HTMLElement | null, code: string, language: string, isGrowing: boolean): void {
  useEffect(() => {
    const name = canonicalLanguage(language);
    if (!element || isGrowing || !isColoured(name) || typeof CSS === "undefined" || !("highlights" in CSS)) return;
    let ranges: { colour: string; range: StaticRange }[] = [];
    let isGone = false;

    const observer = new IntersectionObserver((entries) => {
      if (!entries.some((entry) => entry.isIntersecting)) return;
      observer.disconnect();
      void colour();
    });

    async function colour() {
      const { colourCode } = await import("./colour-code");
      const coloured = await colourCode(code, name);
      const text = element?.firstChild;
      if (isGone || !(text instanceof Text) || text.data.length !== code.length) return;
      ranges = coloured.map(({ start, end, colour }) => ({
        colour,
        range: new StaticRange({ startContainer: text, startOffset: start, endContainer: text, endOffset: end }),
      }));
      for (const { colour, range } of ranges) registryFor(colour).add(range);
    }

    observer.observe(element);
    return () => {
      isGone = true;
      observer.disconnect();
      for (const { colour, range } of ranges) registryFor(colour).delete(range);
    };
  }, [element, code, language, isGrowing]);
}

function registryFor(colour: string): Highlight {
  const name = `code-${colour}`;
  const known = CSS.highlights.get(name);
  if (known) return known;
  const made = new Highlight();
  CSS.highlights.set(name, made);
  return made;
}
