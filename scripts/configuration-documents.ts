import type { z } from "zod";
import { variables } from "@/lib/config/schema";

type Entry = { readonly name: string; readonly group: string; readonly about: string; readonly aliases: readonly string[]; readonly converted: { readonly name: string; readonly unit: string } | null; readonly fallback: string };

const entries = (): Entry[] =>
  Object.entries(variables).map(([name, definition]) => ({
    name,
    group: definition.group,
    about: definition.about,
    aliases: "aliases" in definition ? definition.aliases : [],
    converted: "converted" in definition ? definition.converted : null,
    fallback: fallbackOf(definition.schema),
  }));

/** What the schema gives when the variable is absent, as an operator would write it. */
function fallbackOf(schema: z.ZodType): string {
  const parsed = schema.safeParse(undefined);
  return parsed.success && parsed.data !== undefined ? String(parsed.data) : "";
}

/** The documents that follow from the configuration schema, by file name. */
export function configurationDocuments(): Record<string, string> {
  const groups = new Map<string, Entry[]>();
  for (const entry of entries()) groups.set(entry.group, [...(groups.get(entry.group) ?? []), entry]);
  return { ".env.example": example(groups), "docs/configuration.md": page(groups) };
}

function example(groups: Map<string, Entry[]>): string {
  const lines = ["# Copy to .env and change what you need. Every line is optional; an empty value counts as absent."];
  for (const [group, members] of groups) {
    lines.push("", `# ${group}`);
    for (const { name, about, aliases, converted, fallback } of members) {
      const others = [...aliases, ...(converted ? [`${converted.name}, ${converted.unit}`] : [])];
      lines.push("", `# ${about}${others.length > 0 ? ` (also read as ${others.join(", ")})` : ""}`, fallback ? `# ${name}=${quoted(fallback)}` : `# ${name}=`);
    }
  }
  return `${lines.join("\n")}\n`;
}

const quoted = (value: string) => (/[\s<>#]/.test(value) ? JSON.stringify(value) : value);

function page(groups: Map<string, Entry[]>): string {
  const lines = [
    "# Configuration",
    "",
    "Everything is set by the environment, or by a file `.env` beside `package.json`. Nothing has to be set. A value that makes no sense stops the start with a sentence that names the variable.",
    "`docker compose up` takes all of it from a `.env` beside `compose.yaml`, but for `PORT` (there the port of the machine around it), `HOST`, `DATA_DIR` and `DATABASE_URL`, which it settles itself; of the environment it takes the variables that `compose.yaml` names.",
    "Of several names of one setting, the one named first here counts where more than one is given.",
    "This page and `.env.example` are written from `lib/config/schema.ts` by `npm run write:configuration`.",
  ];
  for (const [group, members] of groups) {
    lines.push("", `## ${group}`, "", "| variable | what it does | default |", "| --- | --- | --- |");
    for (const { name, about, aliases, converted, fallback } of members) {
      const names = [...[name, ...aliases].map((each) => `\`${each}\``), ...(converted ? [`\`${converted.name}\` (${converted.unit})`] : [])].join(", also ");
      lines.push(`| ${names} | ${about} | ${fallback ? `\`${fallback}\`` : "–"} |`);
    }
  }
  return `${lines.join("\n")}\n`;
}
