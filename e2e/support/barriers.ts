import AxeBuilder from "@axe-core/playwright";
import { expect, type Page } from "@playwright/test";

/**
 * Looks for what bars people's way, in the page as it stands. A page with frames in it is looked at in several parts,
 * which are put together in a blank page beside it: ours have none, so one look at the page sees all of it.
 */
export function lookForBarriers(page: Page): AxeBuilder {
  expect(page.frames()).toHaveLength(1);
  return new AxeBuilder({ page }).setLegacyMode();
}
