/** A lab for tests: one project, and a person of every kind who looks at it. */
import { clientAs, type TestClient } from "@/lib/api/testing/client-as";
import type { Database } from "@/lib/db/client";
import { findActor } from "@/lib/db/user";
import { type Actor, type Role, systemActor } from "@/lib/domain/actor";

interface SceneOptions {
  /** @default "members" */
  readonly visibility?: "lab" | "members";
  /** @default "lab" */
  readonly kind?: "lab" | "literature" | "demonstration";
}

let counter = 0;

/** A person with a role in the lab, and in projects by id. */
export async function somebody(
  db: Database,
  labRole: Role,
  memberships: Readonly<Record<string, Role>> = {},
): Promise<Actor & { readonly userId: string }> {
  counter += 1;
  const { id } = await db.user.create({
    data: {
      email: `person-${counter}@lab.example`,
      name: `Person ${counter}`,
      role: labRole,
      memberships: {
        create: Object.entries(memberships).map(([projectId, role]) => ({ projectId, role })),
      },
    },
  });
  const actor = await findActor(db, id);
  if (actor === null) throw new Error("A person just made must be there.");
  return { ...actor, userId: id };
}

export async function labScene(db: Database, options: SceneOptions = {}) {
  counter += 1;
  const { id: projectId, slug } = await db.project.create({
    data: {
      slug: `project-${counter}`,
      name: `Project ${counter}`,
      visibility: options.visibility ?? "members",
      kind: options.kind ?? "lab",
    },
  });
  const actors = {
    viewer: await somebody(db, "member", { [projectId]: "viewer" }),
    member: await somebody(db, "member", { [projectId]: "member" }),
    pi: await somebody(db, "member", { [projectId]: "pi" }),
    admin: await somebody(db, "admin"),
    stranger: await somebody(db, "member"),
  };
  const readToken: Actor = { ...actors.member, scope: "read" };
  const as = Object.fromEntries(
    Object.entries({ ...actors, readToken, system: systemActor }).map(([name, actor]) => [
      name,
      clientAs(actor),
    ]),
  ) as Record<keyof typeof actors | "readToken" | "system", TestClient>;
  return { projectId, slug, actors, as };
}

export type LabScene = Awaited<ReturnType<typeof labScene>>;

/** Which of them may: every one tries; answers the outcome of each by name, "ok" or the error's code. */
export async function whoMay(
  scene: LabScene,
  attempt: (client: TestClient, name: string) => Promise<unknown>,
): Promise<Readonly<Record<string, string>>> {
  const outcomes: [string, string][] = [];
  for (const name of ["viewer", "member", "pi", "admin", "stranger", "readToken"] as const) {
    const outcome = await attempt(scene.as[name], name).then(
      () => "ok",
      (error: { code?: string }) => error.code ?? String(error),
    );
    outcomes.push([name, outcome]);
  }
  return Object.fromEntries(outcomes);
}

/** What members, leaders and administrators may do, and nobody else. */
export const membersOnly = {
  viewer: "NOT_PERMITTED",
  member: "ok",
  pi: "ok",
  admin: "ok",
  stranger: "NOT_FOUND",
  readToken: "NOT_PERMITTED",
} as const;

/** What leaders and administrators may do, and nobody else. */
export const leadersOnly = { ...membersOnly, member: "NOT_PERMITTED" } as const;

/** What everybody who can see the project may do. */
export const readersOnly = { ...membersOnly, viewer: "ok", readToken: "ok" } as const;
