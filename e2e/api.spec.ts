/** The API of the started product, from outside: the typed client and plain HTTP. */
import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { expect, test } from "@playwright/test";
import pg from "pg";
import { type Client, createClient } from "@/lib/client/client";
import { type ApiScene, apiScene, labProject, newRun } from "./api-scene";
import { adminSession } from "./sessions";

test.use({ storageState: adminSession });

let at: ApiScene;
let origin = "";
let writer: Client;
let reader: Client;

test.beforeAll(async ({ playwright, baseURL }) => {
  at = await apiScene({ playwright, baseURL });
  ({ origin, writer, reader } = at);
});

const day = 86_400_000;

/** What a refused call says: its code, its status and what comes with it. */
async function refusal(call: Promise<unknown>) {
  try {
    await call;
  } catch (error) {
    const { code, status, message, data } = error as {
      code: string;
      status: number;
      message: string;
      data: unknown;
    };
    return { code, status, message, data };
  }
  throw new Error("the call was not refused");
}

test("a token that may read writes nothing, by any door", async () => {
  const { pellet } = await newRun(at);
  const pellets = [{ projectId: pellet.projectId, composition: "Li7La3Zr2O12" }];
  expect(await refusal(reader.pellets.create({ pellets }))).toMatchObject({
    code: "NOT_PERMITTED",
    status: 403,
  });
  const change = { ref: pellet.code, version: pellet.version, notes: "x" };
  expect(await refusal(reader.pellets.update(change))).toMatchObject({ status: 403 });
  expect(await refusal(reader.account.createToken({ name: "more", scope: "write" }))).toMatchObject({
    status: 403,
  });
  expect((await reader.pellets.get({ ref: pellet.code })).notes).toBe("");
});

test("expired, revoked, unknown and absent tokens are told apart", async ({ request }) => {
  const make = async (name: string) => {
    const data = { name, scope: "read", expiresInDays: 1 };
    return (await request.post("/api/v1/me/tokens", { data })).json();
  };
  expect(await refusal(writer.account.createToken({ name: "a token's token" }))).toMatchObject({
    status: 403,
  });

  const { token, secret } = await make("short");
  const short = createClient({ origin, token: secret });
  expect((await short.account.me()).email).toBe("admin@lab.example");
  await withDatabase((database) =>
    database.query("UPDATE api_tokens SET expires_at = $1 WHERE id = $2", [
      new Date(Date.now() - day),
      token.id,
    ]),
  );
  expect(await refusal(short.account.me())).toMatchObject({ code: "TOKEN_EXPIRED", status: 401 });

  const made = await make("to be revoked");
  const revoked = createClient({ origin, token: made.secret });
  await revoked.account.me();
  expect((await request.post(`/api/v1/me/tokens/${made.token.id}/revoke`)).ok()).toBe(true);
  expect(await refusal(revoked.account.me())).toMatchObject({ code: "NOT_SIGNED_IN", status: 401 });
  expect(await refusal(createClient({ origin, token: "gb_no" }).account.me())).toMatchObject({ status: 401 });
  const bare = await fetch(`${origin}/api/v1/pellets`);
  expect(bare.status).toBe(401);
  expect(await bare.json()).toMatchObject({ code: "NOT_SIGNED_IN" });
});

/** The database of the product under test: only time can make a token old. */
async function withDatabase(work: (database: pg.Client) => Promise<unknown>): Promise<void> {
  const data = resolve(import.meta.dirname, "..", process.env.GARNETBOOK_TEST_DATA_DIR ?? ".data/e2e");
  const { password, port } = JSON.parse(readFileSync(resolve(data, "postgres/connection.json"), "utf8"));
  const url = process.env.DATABASE_URL || `postgresql://garnetbook:${password}@127.0.0.1:${port}/garnetbook`;
  const database = new pg.Client({ connectionString: url });
  await database.connect();
  try {
    await work(database);
  } finally {
    await database.end();
  }
}

test("a stranger sees nothing of a project that is its members' own, at the page and at the API", async ({
  browser,
}) => {
  const project = await writer.projects.create({ name: `Closed ${Date.now()}`, visibility: "members" });
  const { pellets } = await writer.pellets.create({
    pellets: [{ projectId: project.id, composition: "Li7La3Zr2O12" }],
  });
  const code = pellets[0]!.code;
  const email = `stranger.${Date.now()}@lab.example`;
  const { path } = await writer.people.invite({ email, role: "member" });
  const context = await browser.newContext({ baseURL: origin, storageState: { cookies: [], origins: [] } });
  const page = await context.newPage();
  await page.goto(path);
  await page.getByLabel("Name").fill("A Stranger");
  if (await page.getByLabel("E-mail").isEditable()) await page.getByLabel("E-mail").fill(email);
  for (const field of await page.getByLabel(/password/i).all()) await field.fill("correct horse battery");
  await page.getByRole("button").last().click();
  await page.waitForURL((url) => !url.pathname.startsWith("/welcome"));
  if (new URL(page.url()).pathname === "/sign-in") {
    await page.getByLabel("E-mail").fill(email);
    await page.getByLabel("Password").fill("correct horse battery");
    await page.getByRole("button", { name: "Sign in", exact: true }).click();
    await page.waitForURL("/");
  }

  await page.goto(`/pellets/${code}`);
  await expect(page.getByText("There is nothing here, or you may not see it.")).toBeVisible();
  await expect(page.getByText(code)).toHaveCount(0);
  const got = await context.request.get(`/api/v1/pellets/${code}`);
  expect([403, 404]).toContain(got.status());
  const listed = await context.request.get(`/api/v1/pellets?search=${code}`);
  expect((await listed.json()).items).toEqual([]);
  const write = await context.request.patch(`/api/v1/pellets/${code}`, {
    data: { version: 1, notes: "mine" },
  });
  expect([403, 404]).toContain(write.status());
  const place = await context.request.post("/api/v1/pellets", {
    data: { pellets: [{ projectId: project.id, composition: "Li7La3Zr2O12" }] },
  });
  expect([403, 404]).toContain(place.status());
  expect((await reader.pellets.get({ ref: code })).notes).toBe("");
  await context.close();
});

test("a stale version is answered with both sides, field by field", async () => {
  const { pellet } = await newRun(at);
  const read = await reader.pellets.get({ ref: pellet.code });
  await writer.pellets.update({ ref: pellet.code, version: read.version, notes: "theirs", massMg: 400 });
  const { code, status, data } = await refusal(
    writer.pellets.update({ ref: pellet.code, version: read.version, notes: "mine" }),
  );
  expect({ code, status }).toEqual({ code: "STALE_VERSION", status: 409 });
  expect(data).toMatchObject({
    entity: "pellet",
    sentVersion: read.version,
    currentVersion: read.version + 1,
  });
  const { fields } = data as { fields: { field: string }[] };
  expect(fields.find(({ field }) => field === "notes")).toEqual({
    field: "notes",
    base: "",
    theirs: "theirs",
    yours: "mine",
  });
});

test("one Idempotency-Key makes one batch, also from two requests at once; another input is refused", async () => {
  const { id: projectId } = await labProject(at);
  const key = `key-${Date.now()}`;
  const keyed = createClient({ origin, token: at.writeToken, idempotencyKey: () => key });
  const notes = `only once ${Date.now()}`;
  const batch = { pellets: [1, 2].map(() => ({ projectId, composition: "Li7La3Zr2O12", notes })) };
  const [first, second] = await Promise.all([keyed.pellets.create(batch), keyed.pellets.create(batch)]);
  expect(second).toEqual(first);
  expect((await reader.pellets.list({ projectId, search: notes })).items).toHaveLength(2);
  const other = { pellets: [{ projectId, composition: "Li7La3Zr2O12" }] };
  expect(await refusal(keyed.pellets.create(other))).toMatchObject({ code: "IDEMPOTENCY_MISMATCH" });
});

test("lists come in pages that neither repeat nor leave out, and filters filter", async () => {
  const { id: projectId } = await labProject(at);
  const notes = `paged ${Date.now()}`;
  const { pellets } = await writer.pellets.create({
    pellets: Array.from({ length: 7 }, () => ({ projectId, composition: "Li7La3Zr2O12", notes })),
  });
  const seen: string[] = [];
  let cursor: string | undefined;
  do {
    const page = await reader.pellets.list({
      projectId,
      search: notes,
      limit: 3,
      ...(cursor ? { cursor } : {}),
    });
    expect(page.items.length).toBeLessThanOrEqual(3);
    seen.push(...page.items.map(({ code }) => code));
    cursor = page.nextCursor ?? undefined;
  } while (cursor !== undefined);
  expect(seen.toSorted()).toEqual(pellets.map(({ code }) => code).toSorted());
  expect(new Set(seen).size).toBe(7);

  const { cell } = await newRun(at);
  const silver = await reader.cells.list({ metal: "Ag", nominalThicknessNm: 200, kind: "half", projectId });
  expect(silver.items.map(({ code }) => code)).toContain(cell.code);
  expect(
    silver.items.every(({ metal, nominalThicknessNm }) => metal === "Ag" && nominalThicknessNm === 200),
  ).toBe(true);
  expect((await reader.cells.list({ metal: "Au", search: cell.code })).items).toEqual([]);
  const far = { currentDensityMinMaCm2: 1000 };
  expect((await reader.cells.list({ search: cell.code, ...far })).items).toEqual([]);
  expect((await reader.runs.list({ cellId: cell.id, ...far })).items).toEqual([]);
  const own = { cellId: cell.id, metal: "Ag", nominalThicknessNm: 200, cellKind: "half" } as const;
  expect(
    (await reader.runs.list({ ...own, startedTo: "2100-01-01T00:00:00.000Z" })).items.length,
  ).toBeLessThan(2);
  expect((await reader.runs.list(own)).items).toHaveLength(1);
  const bad = await fetch(`${origin}/api/v1/pellets?limit=100000`, {
    headers: { authorization: `Bearer ${at.readToken}` },
  });
  expect(bad.status).toBe(422);
  expect(await bad.json()).toMatchObject({
    code: "INVALID_INPUT",
    data: { problems: [{ path: expect.stringContaining("limit") }] },
  });
});

interface Operation {
  readonly operationId?: string;
  readonly parameters?: readonly {
    readonly name: string;
    readonly in: string;
    readonly required?: boolean;
  }[];
  readonly responses?: object;
}

test("the OpenAPI 3.1 document is whole, and every address in it answers", async () => {
  const document = await (await fetch(`${origin}/api/v1/openapi.json`)).json();
  expect(document.openapi).toMatch(/^3\.1\./);
  const operations = Object.entries(document.paths as Record<string, Record<string, Operation>>).flatMap(
    ([path, methods]) => Object.entries(methods).map(([method, operation]) => ({ path, method, operation })),
  );
  const ids = operations.map(({ operation }) => operation.operationId);
  expect(ids.every((id) => typeof id === "string" && id.length > 0)).toBe(true);
  expect(new Set(ids).size).toBe(ids.length);
  const unresolved = [...JSON.stringify(document).matchAll(/"\$ref":"#\/([^"]+)"/g)].filter(
    ([, pointer]) =>
      pointer!
        .split("/")
        .reduce((at, step) => at?.[step.replaceAll("~1", "/").replaceAll("~0", "~")], document) === undefined,
  );
  expect(unresolved).toEqual([]);
  for (const resource of [
    "projects",
    "lots",
    "pellets",
    "depositions",
    "interlayers",
    "cells",
    "protocols",
    "runs",
  ].concat([
    "characterizations",
    "comparisons",
    "assertions",
    "conflicts",
    "publications",
    "search",
    "audit",
  ])) {
    expect(
      operations.some(({ path }) => path === `/${resource}` || path.startsWith(`/${resource}/`)),
      resource,
    ).toBe(true);
  }

  const nobody = "00000000-0000-4000-8000-000000000000";
  for (const { path, method, operation } of operations) {
    const named = [...path.matchAll(/\{([^}]+)\}/g)].map(([, name]) => name);
    const stated = (operation.parameters ?? []).filter((each) => each.in === "path").map(({ name }) => name);
    expect(stated.toSorted(), `${method} ${path}`).toEqual(named.toSorted());
    // An unknown row is a known address: whatever is wrong with the request, it is never the address.
    const address = `${origin}/api/v1${path.replaceAll(/\{[^}]+\}/g, nobody)}`;
    const answer = await fetch(address, {
      method: method.toUpperCase(),
      headers: { authorization: `Bearer ${at.readToken}`, "content-type": "application/json" },
      ...(method === "get" ? {} : { body: "{}" }),
    });
    const text = await answer.text();
    expect(text, `${method} ${path}`).not.toContain("No such address");
    expect(answer.status, `${method} ${path}: ${text.slice(0, 200)}`).toBeLessThan(500);
  }
});
