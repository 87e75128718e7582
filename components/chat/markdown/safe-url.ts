const LINK_PROTOCOLS = new Set(["http:", "https:", "mailto:"]);
const PICTURE_DATA = /^data:image\/(?:png|jpeg|webp|gif);base64,[a-z0-9+/]+={0,2}$/i;
const MAX_PICTURE_CHARACTERS = 3_000_000;

export type SafeLink = {
  href: string;
  /** Where it leads, for the eye: the host, or the address of a mail. */
  target: string;
};

/**
 * A link the page may carry, or null. Only absolute http, https and mailto; nothing relative (a reply must not
 * point into this app), nothing with a name or password in it (`http://bank@evil`).
 */
export function toSafeLink(url: string): SafeLink | null {
  if (!/^(?:https?:\/\/|mailto:)/i.test(url) || !URL.canParse(url)) return null;
  const parsed = new URL(url);
  if (!LINK_PROTOCOLS.has(parsed.protocol)) return null;
  if (parsed.username || parsed.password) return null;
  const target = parsed.protocol === "mailto:" ? parsed.pathname : parsed.host;
  return target ? { href: parsed.href, target } : null;
}

/** Whether a picture is in the text itself, of a kind that cannot run anything (so no SVG), and not huge. */
export function isInlinePicture(url: string): boolean {
  return url.length <= MAX_PICTURE_CHARACTERS && PICTURE_DATA.test(url);
}
