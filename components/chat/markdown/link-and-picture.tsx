import type { ReactNode } from "react";
import { isInlinePicture, toSafeLink } from "./safe-url";

function plainText(children: ReactNode): string {
  return Array.isArray(children) ? children.map(plainText).join("") : typeof children === "string" ? children : "";
}

/** A link that says where it leads. What may not be followed stays as words with its address beside them. */
export function Link({ url, children }: { url: string; children: ReactNode }) {
  const link = toSafeLink(url);
  const words = plainText(children);
  if (!link) {
    return (
      <>
        {children}
        {url && url !== words && <span className="md-target"> ({url})</span>}
      </>
    );
  }
  const isTargetInWords = words.toLowerCase().includes(link.target.toLowerCase());
  return (
    <a href={link.href} target="_blank" rel="noopener noreferrer">
      {children}
      {!isTargetInWords && <span className="md-target"> ({link.target})</span>}
    </a>
  );
}

/**
 * A picture inside the text is shown. One that lies elsewhere is not fetched, because the address itself can carry
 * what was said out of the page; it is named, and opens in a new tab for whoever wants it.
 */
export function Picture({ url, alt, isInLink }: { url: string; alt: string; isInLink: boolean }) {
  // eslint-disable-next-line @next/next/no-img-element -- a data: picture has nothing to optimise
  if (isInlinePicture(url)) return <img src={url} alt={alt} loading="lazy" decoding="async" />;
  const link = toSafeLink(url);
  const name = alt || "picture";
  if (!link || isInLink) return <span className="md-picture">Picture not shown: {name}</span>;
  return (
    <a className="md-picture" href={link.href} target="_blank" rel="noopener noreferrer">
      Picture not loaded: {name} <span className="md-target">(opens {link.target})</span>
    </a>
  );
}
