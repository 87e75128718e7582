import "server-only";
import { config } from "@/lib/config/config";
import { singleton } from "@/lib/singleton";
import type { Keyring, Purpose } from "./keyring";
import { createKeyring } from "./keyring";
import { openWith, sealWith } from "./seal";

const keyring = (): Keyring => singleton("keyring", () => createKeyring(config().encryptionKeys));

/** Seals text for the row that `identity` names, with this installation's newest key. */
export const seal = (purpose: Purpose, identity: readonly string[], text: string): Uint8Array<ArrayBuffer> =>
  sealWith(keyring(), purpose, identity, text);

/** Opens what `seal` made for the same purpose and row; throws `SealBrokenError` otherwise. */
export const open = (purpose: Purpose, identity: readonly string[], sealed: Uint8Array): string =>
  openWith(keyring(), purpose, identity, sealed);
