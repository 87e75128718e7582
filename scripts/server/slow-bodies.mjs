/** A body of JSON is small: whoever has not sent it by then holds a connection and nothing else. */
const SMALL_BODY_WITHIN_MS = 30_000;

/**
 * Cuts a request off whose body drips in. A form with files may be large and its sender's line slow, so it has until
 * the server's own request timeout.
 *
 * @param {import("node:http").IncomingMessage} request
 * @param {{ withinMs?: number }} [options]
 */
export function cutSlowBody(request, { withinMs = SMALL_BODY_WITHIN_MS } = {}) {
  const { headers } = request;
  const hasBody = headers["transfer-encoding"] !== undefined || Number(headers["content-length"] ?? 0) > 0;
  if (!hasBody || /^multipart\/form-data\b/i.test(headers["content-type"] ?? "")) return;
  const timer = setTimeout(() => {
    if (!request.complete) request.socket.destroy();
  }, withinMs);
  timer.unref();
  // Of the request and not of its connection, which many requests share.
  request.once("close", () => clearTimeout(timer));
}
