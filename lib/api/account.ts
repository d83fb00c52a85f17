import {
  changePassword,
  createToken,
  getMe,
  listTokens,
  revokeToken,
  signOutEverywhere,
  updateMe,
} from "@/lib/services/account";
import { invite, listPeople, updatePerson } from "@/lib/services/people";
import { api } from "./implementer";

export const accountApi = api.account.router({
  me: api.account.me.handler(({ context }) => getMe(context.actor)),
  update: api.account.update.handler(({ context, input }) => updateMe(context.actor, input)),
  changePassword: api.account.changePassword.handler(({ context, input }) =>
    changePassword(context.actor, input),
  ),
  signOutEverywhere: api.account.signOutEverywhere.handler(({ context }) => signOutEverywhere(context.actor)),
  listTokens: api.account.listTokens.handler(({ context }) => listTokens(context.actor)),
  createToken: api.account.createToken.handler(({ context, input }) => createToken(context.actor, input)),
  revokeToken: api.account.revokeToken.handler(({ context, input }) => revokeToken(context.actor, input.id)),
});

export const peopleApi = api.people.router({
  list: api.people.list.handler(({ context }) => listPeople(context.actor)),
  update: api.people.update.handler(({ context, input }) => updatePerson(context.actor, input)),
  invite: api.people.invite.handler(({ context, input }) => invite(context.actor, input)),
});
