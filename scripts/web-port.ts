/** The port of the web server: PORT as it is set, else the first free one from 3000 on. */
import { createServer } from "node:net";
import { AppError } from "@/lib/domain/errors";

const usual = 3000;
const mostTried = 100;

/** @throws Error when the port that was asked for is taken */
export async function webPort(say: (line: string) => void): Promise<number> {
  if (process.env.PORT) {
    const wanted = Number(process.env.PORT);
    if (!(Number.isInteger(wanted) && wanted > 0 && wanted < 65_536))
      throw new AppError(
        "invalid_input",
        `Expected PORT to be a number from 1 to 65535, found "${process.env.PORT}".`,
      );
    if (await isFree(wanted)) return wanted;
    throw new AppError(
      "invalid_input",
      `Port ${wanted} is in use by another program: stop that, or set PORT to a free one.`,
    );
  }
  for (let port = usual; port < usual + mostTried; port++) {
    if (!(await isFree(port))) continue;
    if (port !== usual) say(`Port ${usual} is in use by another program: taking ${port}.`);
    return port;
  }
  throw new AppError(
    "invalid_input",
    `Ports ${usual} to ${usual + mostTried - 1} are all in use: set PORT to a free one.`,
  );
}

function isFree(port: number): Promise<boolean> {
  return new Promise((done) => {
    const server = createServer();
    server.on("error", () => done(false));
    server.listen(port, () => server.close(() => done(true)));
  });
}
