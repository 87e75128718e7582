import "server-only";
import { config } from "@/lib/config/config";
import { singleton } from "@/lib/singleton";
import type { Keyring, Purpose } from "./keyring";
import { createKeyring } from "./keyring";
import { openBytesWith, openWith, sealWith } from "./seal";

/** The keys of this installation. */
export const keyring = (): Keyring => singleton("keyring", () => createKeyring(config().encryptionKeys));

/** Seals text, or bytes, for the row that `identity` names, with this installation's newest key. */
export const seal = (purpose: Purpose, identity: readonly string[], content: string | Uint8Array): Uint8Array<ArrayBuffer> =>
  sealWith(keyring(), purpose, identity, content);

/** Opens what `seal` made for the same purpose and row; throws `SealBrokenError` otherwise. */
export const open = (purpose: Purpose, identity: readonly string[], sealed: Uint8Array): string =>
  openWith(keyring(), purpose, identity, sealed);

/** The same, for bytes that were sealed. */
export const openBytes = (purpose: Purpose, identity: readonly string[], sealed: Uint8Array): Buffer =>
  openBytesWith(keyring(), purpose, identity, sealed);
