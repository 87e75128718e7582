import { connect, createServer, type AddressInfo, type Socket } from "node:net";

/** A line to a database that can break in the ways in which lines break without being closed. */
export type TestLine = {
  /** Of the same database, through the line. */
  readonly connectionString: string;
  /** All is well again. What was held arrives, what was swallowed does not. */
  speak(): void;
  /** Nothing arrives, as from a machine that is frozen. */
  hold(): void;
  /** Nothing arrives ever, as from a machine that is gone. */
  swallow(): void;
  /** The same, where connections that are made from now on work. */
  swallowOnOpenLines(): void;
  /** All arrives late, in both directions together by so much. */
  delay(milliseconds: number): void;
  close(): void;
};

type Way = { isHeld: boolean; isSwallowed: boolean; delayMs: number; held: (() => void)[] };

export async function startTestLine(connectionString: string): Promise<TestLine> {
  const url = new URL(connectionString);
  const folder = url.searchParams.get("host");
  const sockets = new Set<Socket>();
  const well = (): Way => ({ isHeld: false, isSwallowed: false, delayMs: 0, held: [] });
  // All lines of one time share their fate.
  let way = well();
  let ways = [way];

  const server = createServer((near) => {
    const mine = way;
    const far = folder ? connect(`${folder}/.s.PGSQL.5432`) : connect(Number(url.port), url.hostname);
    const pass = (from: Socket, to: Socket, delayed: boolean) => {
      sockets.add(from.on("error", () => from.destroy()));
      const arrive = (step: () => void) => {
        if (mine.isHeld) mine.held.push(step);
        else if (delayed && mine.delayMs > 0) setTimeout(step, mine.delayMs);
        else step();
      };
      from.on("data", (bytes: Buffer) => {
        if (!mine.isSwallowed) arrive(() => void to.write(bytes));
      });
      from.on("close", () => {
        sockets.delete(from);
        to.destroy();
      });
    };
    pass(near, far, false);
    pass(far, near, true);
  });
  await new Promise<void>((resolve) => void server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;

  return {
    connectionString: `postgresql://${url.username}:${url.password}@127.0.0.1:${port}${url.pathname}`,
    speak: () => {
      for (const each of ways) {
        each.isHeld = false;
        each.isSwallowed = false;
        each.delayMs = 0;
        for (const step of each.held.splice(0)) step();
      }
    },
    hold: () => (way.isHeld = true),
    swallow: () => (way.isSwallowed = true),
    swallowOnOpenLines: () => {
      way.isSwallowed = true;
      way = well();
      ways = [...ways, way];
    },
    delay: (milliseconds) => (way.delayMs = milliseconds),
    close: () => {
      for (const socket of sockets) socket.destroy();
      server.close();
    },
  };
}
