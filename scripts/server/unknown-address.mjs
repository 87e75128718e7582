const LOOPBACK = /^(localhost|127\.\d+\.\d+\.\d+|::1)$/i;

/**
 * What an operator has to know where others may come and the app is not told by which address: a Host header that names
 * another machine is not believed, so that whatever they send is refused.
 *
 * @param {string} hostname to listen on
 * @param {Readonly<Record<string, string | undefined>>} environment
 * @returns {string | null} one line
 */
export function unknownAddressHint(hostname, { AUTH_URL, NEXTAUTH_URL }) {
  if (LOOPBACK.test(hostname) || AUTH_URL?.trim() || NEXTAUTH_URL?.trim()) return null;
  return "AUTH_URL is not set: the app can be used at http://localhost only. For others to sign in, set it to the address by which they come, such as AUTH_URL=https://chat.example.org";
}
