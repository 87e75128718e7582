import { clsx, type ClassValue } from "clsx";

/**
 * Joins class names, leaving out what is false or missing. It does not settle conflicts: a component's own
 * classes win, and a caller's `className` is for placing it (margin, width, order), not for restyling it.
 */
export function cn(...classes: ClassValue[]): string {
  return clsx(classes);
}
