"use client";

import { useEffect, useRef, useState } from "react";
import { CodeBlock } from "./code-block";

/** No picture is made smaller than this to fit: its words have to stay words. One that is wider then scrolls. */
const SMALLEST_SCALE = 0.7;

type Drawing = { state: "waiting" } | { state: "drawn"; url: string; width: number; height: number; roomPx: number } | { state: "refused"; reason: string };

/**
 * A Mermaid diagram, drawn when it is complete and comes into sight. It is shown as a picture: an SVG inside an <img>
 * runs no script, follows no link and fetches nothing, whatever the drawing library let through. Its source stands in
 * its place until then, and the picture takes no less room than that did: nothing around it moves up.
 */
export function Diagram({ source, isGrowing = false }: { source: string; isGrowing?: boolean }) {
  const box = useRef<HTMLDivElement>(null);
  const [drawing, setDrawing] = useState<Drawing>({ state: "waiting" });

  useEffect(() => {
    if (isGrowing) return;
    let url: string | null = null;
    let isGone = false;
    const observer = new IntersectionObserver((entries) => {
      if (!entries.some((entry) => entry.isIntersecting)) return;
      observer.disconnect();
      void draw();
    });

    async function draw() {
      const { drawDiagram } = await import("./draw-diagram");
      const result = await drawDiagram(source);
      if (isGone) return;
      if (!result.ok) return setDrawing({ state: "refused", reason: result.failure.reason });
      const { picture, width, height } = result.value;
      url = URL.createObjectURL(picture);
      const isShowable = await isDecoded(url);
      if (isGone) return;
      const roomPx = box.current?.offsetHeight ?? 0;
      setDrawing(isShowable ? { state: "drawn", url, width, height, roomPx } : { state: "refused", reason: "The browser could not show it." });
    }

    if (box.current) observer.observe(box.current);
    return () => {
      isGone = true;
      observer.disconnect();
      if (url) URL.revokeObjectURL(url);
    };
  }, [source, isGrowing]);

  const isDrawn = drawing.state === "drawn";
  return (
    <div ref={box} className="md-diagram" data-state={drawing.state} {...(isDrawn ? { style: { minHeight: drawing.roomPx } } : {})}>
      {isDrawn && (
        // eslint-disable-next-line @next/next/no-img-element -- a blob made in this page
        <img src={drawing.url} width={drawing.width} height={drawing.height} style={{ maxWidth: `max(100%, ${Math.round(drawing.width * SMALLEST_SCALE)}px)` }} alt="Diagram; its source follows" />
      )}
      {drawing.state === "refused" && <p className="md-diagram-reason">Not drawn: {drawing.reason}</p>}
      <details open={!isDrawn}>
        <summary>Source</summary>
        <CodeBlock code={source} language="mermaid" isGrowing={isGrowing} />
      </details>
    </div>
  );
}

/** Ready to be shown at once: a picture that comes a moment after its source has gone would leave a hole. */
function isDecoded(url: string): Promise<boolean> {
  const picture = new Image();
  picture.src = url;
  return picture.decode().then(
    () => true,
    () => false,
  );
}
