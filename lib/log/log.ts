/** Structured logs: one JSON line an event on standard error, so that commands can own standard output. */
import { destination, pino } from "pino";

export const log = pino(
  {
    name: "garnetbook",
    level: process.env.GARNETBOOK_LOG_LEVEL ?? "info",
    base: { pid: process.pid },
    timestamp: () => `,"time":"${new Date().toISOString()}"`,
    serializers: {
      error: (error: unknown) =>
        error instanceof Error
          ? { type: error.name, message: error.message, stack: error.stack, cause: String(error.cause ?? "") }
          : error,
    },
    redact: ["password", "token", "authorization", "cookie"],
  },
  destination({ dest: 2, sync: true }),
);
