/** Loaded into web server and worker before anything else: when their launcher is gone, however it went, they follow. */
const longestMs = 15_000;

process.on("disconnect", () => {
  setTimeout(() => process.exit(1), longestMs).unref();
  process.kill(process.pid, "SIGTERM");
});
// The line to the launcher alone keeps nothing running.
process.channel?.unref();
