/** Projects, their members, and who can see and change them. */
import { z } from "zod";
import { roles } from "@/lib/domain/actor";
import {
  archiveInput,
  instant,
  listQuery,
  pageOf,
  procedure,
  reference,
  rowFields,
  shortText,
} from "./common";

export const projectKind = z.enum(["lab", "literature", "demonstration"]);
export const projectVisibility = z
  .enum(["lab", "members"])
  .describe("lab: everyone in the lab may read; members: members and administrators only");

/** A role inside a project; administrators are administrators everywhere, so nobody is made one here. */
export const projectRole = z.enum(roles).exclude(["admin"]);
export type ProjectRole = z.infer<typeof projectRole>;

const slug = z
  .string()
  .max(60)
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, "Small letters, digits and single hyphens, e.g. ag-on-garnet");

const fields = z.object({
  name: shortText,
  description: z.string().max(20_000),
  visibility: projectVisibility,
});

export const project = rowFields.extend(fields.shape).extend({
  slug: z.string(),
  kind: projectKind,
  memberCount: z.int(),
  pelletCount: z.int(),
  cellCount: z.int(),
  runCount: z.int(),
  myRole: z.enum(roles).describe("What you are in this project"),
});
export type Project = z.infer<typeof project>;

export const projectCreate = fields.partial().extend({
  name: shortText,
  slug: slug.optional().describe("Made from the name when absent"),
});
export type ProjectCreate = z.infer<typeof projectCreate>;

export const projectUpdate = z.object({
  ref: reference,
  version: z.int().positive(),
  ...fields.partial().shape,
  slug: slug.optional(),
});
export type ProjectUpdate = z.infer<typeof projectUpdate>;

export const projectQuery = listQuery.omit({ projectId: true }).extend({ kind: projectKind.optional() });
export type ProjectQuery = z.infer<typeof projectQuery>;

export const projectMember = z.object({
  userId: z.uuid(),
  name: z.string(),
  email: z.string(),
  role: projectRole,
  labRole: z.enum(roles),
  isDisabled: z.boolean(),
  memberSince: instant,
});
export type ProjectMember = z.infer<typeof projectMember>;

/** One person and what the policy gives them in a project, with the reason in words. */
export const projectReader = z.object({
  userId: z.uuid(),
  name: z.string(),
  email: z.string(),
  role: z.enum(roles),
  reason: z.enum(["administrator", "membership", "lab_visibility"]),
  explanation: z.string(),
  mayRead: z.boolean(),
  mayWrite: z.boolean(),
  mayReview: z.boolean(),
  mayManage: z.boolean(),
});
export type ProjectReader = z.infer<typeof projectReader>;

const ref = z.object({ ref: reference });
const memberRef = z.object({ ref: reference, userId: z.uuid() });
const members = z.object({ items: z.array(projectMember) });
const base = procedure.route({ tags: ["projects"] });

export const projectContract = {
  list: base
    .route({ method: "GET", path: "/projects", summary: "List projects" })
    .input(projectQuery)
    .output(pageOf(project)),
  get: base
    .route({ method: "GET", path: "/projects/{ref}", summary: "One project, by id or short name" })
    .input(ref)
    .output(project),
  create: base
    .route({ method: "POST", path: "/projects", summary: "Start a project", successStatus: 201 })
    .input(projectCreate)
    .output(project),
  update: base
    .route({ method: "PATCH", path: "/projects/{ref}", summary: "Change a project" })
    .input(projectUpdate)
    .output(project),
  archive: base
    .route({ method: "POST", path: "/projects/{ref}/archive", summary: "Archive a project" })
    .input(archiveInput)
    .output(project),
  restore: base
    .route({ method: "POST", path: "/projects/{ref}/restore", summary: "Bring an archived project back" })
    .input(archiveInput)
    .output(project),
  listMembers: base
    .route({ method: "GET", path: "/projects/{ref}/members", summary: "Members of a project" })
    .input(ref)
    .output(members),
  addMember: base
    .route({ method: "POST", path: "/projects/{ref}/members", summary: "Add a member", successStatus: 201 })
    .input(
      z.object({
        ref: reference,
        person: z.string().min(1).max(320).describe("User id or e-mail"),
        role: projectRole,
      }),
    )
    .output(members),
  changeMember: base
    .route({ method: "PATCH", path: "/projects/{ref}/members/{userId}", summary: "Change a member's role" })
    .input(memberRef.extend({ role: projectRole }))
    .output(members),
  removeMember: base
    .route({ method: "DELETE", path: "/projects/{ref}/members/{userId}", summary: "Remove a member" })
    .input(memberRef)
    .output(members),
  whoCanSee: base
    .route({
      method: "GET",
      path: "/projects/{ref}/people",
      summary: "Everyone who can see or change a project, and why",
    })
    .input(ref)
    .output(z.object({ items: z.array(projectReader) })),
};
