"use client";

import { useEffect, useRef, useState } from "react";
import { CodeBlock } from "./code-block";

type Drawing = { state: "waiting" } | { state: "drawn"; url: string } | { state: "refused"; reason: string };

/**
 * A Mermaid diagram, drawn when it comes into sight. It is shown as a picture: an SVG inside an <img> runs no
 * script, follows no link and fetches nothing, whatever the drawing library let through.
 */
export function Diagram({ source }: { source: string }) {
  const box = useRef<HTMLDivElement>(null);
  const [drawing, setDrawing] = useState<Drawing>({ state: "waiting" });

  useEffect(() => {
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
      url = URL.createObjectURL(result.value);
      setDrawing({ state: "drawn", url });
    }

    if (box.current) observer.observe(box.current);
    return () => {
      isGone = true;
      observer.disconnect();
      if (url) URL.revokeObjectURL(url);
    };
  }, [source]);

  return (
    <div ref={box} className="md-diagram" data-state={drawing.state}>
      {drawing.state === "drawn" && (
        // eslint-disable-next-line @next/next/no-img-element -- a blob made in this page
        <img src={drawing.url} alt="Diagram; its source follows" onError={() => setDrawing({ state: "refused", reason: "The browser could not show it." })} />
      )}
      {drawing.state === "refused" && <p className="md-diagram-reason">Not drawn: {drawing.reason}</p>}
      <details open={drawing.state !== "drawn"}>
        <summary>Source</summary>
        <CodeBlock code={source} language="mermaid" />
      </details>
    </div>
  );
}
