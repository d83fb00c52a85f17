/**
 * A fetch whose writes can be tried again without being done twice: every write carries an Idempotency-Key, and the
 * same write sent again meets the same key until the server has answered it.
 */

type Send = (request: Request, init?: { redirect?: Request["redirect"] }) => Promise<Response>;

export function repeatableWrites(send: Send): Send {
  /** Keys of writes that nobody answered, by what they say. */
  const unanswered = new Map<string, string>();
  return async (request, init) => {
    if (request.method === "GET" || request.method === "HEAD") return send(request, init);
    const said = `${request.method} ${request.url}\n${await request.clone().text()}`;
    const key = unanswered.get(said) ?? newKey();
    unanswered.set(said, key);
    const keyed = new Request(request);
    keyed.headers.set("idempotency-key", key);
    const response = await send(keyed, init);
    // Behind a failed gateway the write may yet be done.
    if (response.status < 500) unanswered.delete(said);
    return response;
  };
}

/** 128 random bits; randomUUID is missing where a lab serves plain HTTP. */
function newKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}
