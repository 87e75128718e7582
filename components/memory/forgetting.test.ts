import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";

const id = "00000000-0000-4000-8000-000000000001";

/** A window that remembers its session, and a server that takes what it is sent. */
function openWindow(session = new Map<string, string>()) {
  const sent: string[] = [];
  const leaving: (() => void)[] = [];
  vi.resetModules();
  vi.stubGlobal("window", {
    sessionStorage: {
      getItem: (key: string) => session.get(key) ?? null,
      setItem: (key: string, value: string) => session.set(key, value),
      removeItem: (key: string) => session.delete(key),
    },
    addEventListener: (_name: string, listener: () => void) => leaving.push(listener),
    removeEventListener: () => undefined,
  });
  vi.stubGlobal("fetch", (url: string, { method }: { method: string }) => {
    sent.push(`${method} ${url}`);
    return Promise.resolve(Response.json({ success: true, memory_id: id }));
  });
  return { session, sent, leave: () => leaving.forEach((listener) => listener()) };
}

const DELETE = `DELETE /api/v1/memory/${id}`;

beforeEach(() => vi.useFakeTimers());
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

describe("forgetting with a way back", () => {
  it("is sent when the offer to undo has passed, and not before", async () => {
    const { sent, session } = openWindow();
    const { forgetWithUndo } = await import("./forgetting");
    forgetWithUndo(id);
    await vi.advanceTimersByTimeAsync(5_900);
    expect(sent).toEqual([]);
    await vi.advanceTimersByTimeAsync(200);
    expect(sent).toEqual([DELETE]);
    expect(session.size).toBe(0);
  });

  it("is never sent once it was taken back", async () => {
    const { sent, session } = openWindow();
    const { forgetWithUndo } = await import("./forgetting");
    const { takeNotifications } = await import("@/components/ui/notify");
    forgetWithUndo(id);
    takeNotifications()[0]?.action?.onSelect();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(sent).toEqual([]);
    expect(session.size).toBe(0);
  });

  it("is sent when the page is left, and made sure of by the next page", async () => {
    const first = openWindow();
    const before = await import("./forgetting");
    before.finishForgetting();
    before.forgetWithUndo(id);
    first.leave();
    expect(first.sent).toEqual([DELETE]);

    const second = openWindow(first.session);
    const after = await import("./forgetting");
    after.finishForgetting();
    await vi.advanceTimersByTimeAsync(0);
    expect(second.sent).toEqual([DELETE]);
    expect(second.session.size).toBe(0);
  });
});
