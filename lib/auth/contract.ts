import { z } from "zod";
import { contract } from "@/lib/api/contract";

/** next-auth speaks its own format here; the contract holds what our wrapper adds around it. */
const nextAuth = { path: "/api/auth/[...nextauth]", status: 200, response: z.unknown(), failures: ["not_found"] } as const;

export const nextAuthContract = contract({ ...nextAuth, method: "GET", summary: "Where an OpenID provider sends people back to; next-auth's session and csrf." });
export const nextAuthPostContract = contract({ ...nextAuth, method: "POST", summary: "next-auth's own sign-in and sign-out, guarded by its csrf token." });
