import "server-only";
import { createTransport, type Transporter } from "nodemailer";
import { mayMail } from "@/lib/accounts/throttle";
import { config } from "@/lib/config/config";
import { log } from "@/lib/observability/log";
import { singleton } from "@/lib/singleton";
import type { Letter } from "./letters";

const TIMEOUT_MS = 10_000;

export const isMailSetUp = (): boolean => config().SMTP_URL !== undefined;

const transport = (url: string): Transporter =>
  singleton("mail-transport", () =>
    createTransport({ url, connectionTimeout: TIMEOUT_MS, greetingTimeout: TIMEOUT_MS, socketTimeout: TIMEOUT_MS, disableFileAccess: true, disableUrlAccess: true }),
  );

/**
 * Sends a letter to one address that `normaliseEmail` made. The address goes in as a value, never through a parser
 * of address lists.
 * @throws when no mail server is set up or it refuses
 */
export async function sendMail(to: string, letter: Letter): Promise<void> {
  const { SMTP_URL, MAIL_FROM } = config();
  if (!SMTP_URL) throw new Error("No mail server is set up");
  await transport(SMTP_URL).sendMail({ from: MAIL_FROM, to: { name: "", address: to }, subject: letter.subject, text: letter.text });
}

/**
 * Sends later, without the caller waiting: neither time nor outcome may tell whether an address has an account.
 * A failure is logged; the person asks again.
 */
export function mailInBackground(write: () => Promise<{ to: string; letter: Letter } | null>): void {
  const work = async () => {
    const mail = await write();
    if (mail && (await mayMail(mail.to))) await sendMail(mail.to, mail.letter);
  };
  work().catch((error: unknown) => log().error({ error }, "mail was not sent"));
}
