/** Passwords as argon2id (OWASP parameters: 19 MiB, 2 passes, 1 lane). */
import { hash, verify } from "@node-rs/argon2";

const parameters = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

export function hashPassword(password: string): Promise<string> {
  return hash(password, parameters);
}

// Verifying against this when there is no such person takes as long as a wrong password does.
let decoy: Promise<string> | null = null;

/** False for an unknown person (`stored` null) too, in the same time as for a wrong password. */
export async function verifyPassword(stored: string | null, password: string): Promise<boolean> {
  if (stored === null) {
    decoy ??= hashPassword("nobody has this password");
    await verify(await decoy, password);
    return false;
  }
  return verify(stored, password);
}
