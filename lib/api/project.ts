import {
  archiveProject,
  createProject,
  getProject,
  listProjects,
  restoreProject,
  updateProject,
} from "@/lib/services/project";
import {
  addProjectMember,
  changeProjectMember,
  listProjectMembers,
  removeProjectMember,
  whoCanSeeProject,
} from "@/lib/services/project-member";
import { api } from "./implementer";

const projects = api.projects;

export const projectApi = projects.router({
  list: projects.list.handler(({ context, input }) => listProjects(context.actor, input)),
  get: projects.get.handler(({ context, input }) => getProject(context.actor, input.ref)),
  create: projects.create.handler(({ context, input }) => createProject(context.actor, input)),
  update: projects.update.handler(({ context, input }) => updateProject(context.actor, input)),
  archive: projects.archive.handler(({ context, input }) => archiveProject(context.actor, input)),
  restore: projects.restore.handler(({ context, input }) => restoreProject(context.actor, input)),
  listMembers: projects.listMembers.handler(({ context, input }) =>
    listProjectMembers(context.actor, input.ref),
  ),
  addMember: projects.addMember.handler(({ context, input }) => addProjectMember(context.actor, input)),
  changeMember: projects.changeMember.handler(({ context, input }) =>
    changeProjectMember(context.actor, input),
  ),
  removeMember: projects.removeMember.handler(({ context, input }) =>
    removeProjectMember(context.actor, input),
  ),
  whoCanSee: projects.whoCanSee.handler(({ context, input }) => whoCanSeeProject(context.actor, input.ref)),
});
