/**
 * Whether the target of a request is a path of ours that can be decoded. A server that is no proxy needs a path: of a
 * whole URL Next would follow the host (CVE-2026-44578), and of `//host` make one. At a broken percent-encoding
 * (`/%ff`) Next throws, and what a caller wrote wrong would count as our fault.
 *
 * @param {string | undefined} target as it stands in the request line
 */
export function isReadablePath(target) {
  if (!target?.startsWith("/") || target.startsWith("//")) return false;
  const [path = ""] = target.split("?");
  try {
    decodeURIComponent(path);
    return true;
  } catch (error) {
    if (error instanceof URIError) return false;
    throw error;
  }
}
