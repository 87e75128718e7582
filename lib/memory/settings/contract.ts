import { z } from "zod";
import { contract } from "@/lib/api/contract";

const Settings = z.object({ memory_enabled: z.boolean() });

export const readMemorySettingsContract = contract({
  method: "GET",
  path: "/api/v1/memory/settings",
  summary: "Whether memory is on for the whole account",
  status: 200,
  response: Settings,
  failures: [],
});

export const changeMemorySettingsContract = contract({
  method: "PATCH",
  path: "/api/v1/memory/settings",
  summary: "Switch memory on or off for the whole account. Off, nothing is remembered for a reply and nothing is learned; what is known stays",
  status: 200,
  body: z.strictObject(Settings.shape),
  response: Settings,
  failures: [],
});
