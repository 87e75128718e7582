import { isIPv4, isIPv6 } from "node:net";

const GROUPS = 8;
const LOOPBACK = "0:0:0:0:0:0:0:1";

/**
 * Who calls from an address, for limits: every way to write it gives one form. Of IPv6 the network of 64 bits counts,
 * since that is what one line is given (RFC 6177): its owner has 2^64 addresses, and shares them with nobody.
 *
 * @param {string} address of a socket, or as a proxy wrote it: with brackets, a port or a zone, perhaps
 * @returns {string} such as 192.0.2.1 or 2001:db8:0:0::/64; what is no address comes back as it is
 */
export function callerAt(address) {
  const bare = address.replace(/^\[(.*)\](?::\d+)?$/, "$1").replace(/%.*$/, "").replace(/^([\d.]+):\d+$/, "$1");
  if (isIPv4(bare)) return bare;
  if (!isIPv6(bare)) return address;
  const groups = groupsOf(bare);
  const written = groups.join(":");
  // An IPv4 caller on a dual-stack socket.
  if (written.startsWith("0:0:0:0:0:ffff:")) return groups.slice(6).map((group) => parseInt(group, 16)).flatMap((two) => [two >> 8, two & 255]).join(".");
  return written === LOOPBACK ? "::1" : `${groups.slice(0, 4).join(":")}::/64`;
}

/** All eight, short and in lower case: a URL brings the many ways to write an address to one (RFC 5952). @param {string} address */
function groupsOf(address) {
  const [before = [], after = []] = new URL(`http://[${address}]`).hostname.slice(1, -1).split("::").map((part) => part.split(":").filter((group) => group !== ""));
  return [...before, ...Array.from({ length: GROUPS - before.length - after.length }, () => "0"), ...after];
}
