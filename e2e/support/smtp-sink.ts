import type { AddressInfo } from "node:net";
import { SMTPServer } from "smtp-server";

export type ReceivedMail = { readonly from: string; readonly to: readonly string[]; readonly subject: string; readonly text: string };

export type SmtpSink = {
  readonly url: string;
  readonly mails: readonly ReceivedMail[];
  /** The next mail to this address that nobody has waited for yet. @throws after ten seconds without one */
  nextTo(address: string): Promise<ReceivedMail>;
  stop(): Promise<void>;
};

const WAIT_MS = 10_000;

/** A real mail server on loopback that takes everything and delivers nothing. */
export async function startSmtpSink(): Promise<SmtpSink> {
  const mails: ReceivedMail[] = [];
  const taken = new Set<ReceivedMail>();
  const listeners = new Set<() => void>();
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ["AUTH", "STARTTLS"],
    onData: (stream, session, done) => {
      const chunks: Buffer[] = [];
      stream.on("data", (chunk: Buffer) => chunks.push(chunk));
      stream.on("end", () => {
        const { mailFrom, rcptTo } = session.envelope;
        mails.push({ from: mailFrom ? mailFrom.address : "", to: rcptTo.map(({ address }) => address), ...readMail(Buffer.concat(chunks).toString("utf8")) });
        done();
        for (const listener of [...listeners]) listener();
      });
    },
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.server.address() as AddressInfo;
  return {
    url: `smtp://127.0.0.1:${port}`,
    mails,
    nextTo: (address) =>
      new Promise((resolve, reject) => {
        const look = () => {
          const mail = mails.find((candidate) => candidate.to.includes(address) && !taken.has(candidate));
          if (!mail) return;
          taken.add(mail);
          listeners.delete(look);
          clearTimeout(deadline);
          resolve(mail);
        };
        const deadline = setTimeout(() => {
          listeners.delete(look);
          reject(new Error(`No mail to ${address} came. There were: ${mails.map(({ to, subject }) => `${to.join()} "${subject}"`).join("; ")}`));
        }, WAIT_MS);
        listeners.add(look);
        look();
      }),
    stop: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

/** The subject and text of a mail of one part, its transfer encoding undone. */
function readMail(raw: string): { subject: string; text: string } {
  const [head = "", ...rest] = raw.split("\r\n\r\n");
  const body = rest.join("\r\n\r\n");
  const header = (name: string) => new RegExp(`^${name}: ?(.*(?:\r\n[ \t].*)*)`, "im").exec(head)?.[1]?.replace(/\r\n[ \t]/g, " ") ?? "";
  const encoding = header("content-transfer-encoding").toLowerCase();
  if (encoding === "quoted-printable") {
    const joined = body.replace(/=\r\n/g, "").replace(/=([0-9A-F]{2})/g, (_whole, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
    return { subject: header("subject"), text: Buffer.from(joined, "latin1").toString("utf8") };
  }
  return { subject: header("subject"), text: encoding === "base64" ? Buffer.from(body, "base64").toString("utf8") : body };
}

/** The first link in a mail. */
export function linkIn(mail: ReceivedMail): string {
  const url = /https?:\/\/\S+/.exec(mail.text)?.[0];
  if (!url) throw new Error(`There is no link in the mail "${mail.subject}"`);
  return url;
}
