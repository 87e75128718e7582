"use client";

import { useState } from "react";
import { Segments } from "@/components/ui/segments";
import { THEME_COOKIE, THEMES, type Theme } from "./theme";

const LABELS: Record<Theme, string> = { system: "As the system", light: "Light", dark: "Dark" };
const ONE_YEAR_IN_SECONDS = 31_536_000;

/** Keeps the choice in a cookie, because the server paints the page and has to know before it does. */
function keepTheme(theme: Theme) {
  document.cookie = `${THEME_COOKIE}=${theme}; path=/; max-age=${ONE_YEAR_IN_SECONDS}; samesite=lax`;
  if (theme === "system") delete document.documentElement.dataset["theme"];
  else document.documentElement.dataset["theme"] = theme;
}

export function ThemeSwitch({ initialTheme }: { initialTheme: Theme }) {
  const [theme, setTheme] = useState(initialTheme);
  return (
    <Segments
      label="Colours"
      value={theme}
      options={THEMES.map((value) => ({ value, label: LABELS[value] }))}
      onChange={(next) => {
        setTheme(next);
        keepTheme(next);
      }}
    />
  );
}
