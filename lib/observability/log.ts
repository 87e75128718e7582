import "server-only";
import pino from "pino";
import { singleton } from "@/lib/singleton";
import { describeError } from "./describe-error";

/**
 * The one log: JSON lines on standard output. Log ids, codes and numbers, never what a person or a model wrote,
 * and no addresses, keys or cookies. Control characters are escaped by JSON, so a value cannot forge a line.
 */
export const log = () =>
  singleton("log", () =>
    pino({
      level: process.env["LOG_LEVEL"] || "info",
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
      serializers: { error: (error: unknown) => describeError(error) },
      redact: ["*.password", "*.apiKey", "*.authorization", "*.cookie"],
    }),
  );
