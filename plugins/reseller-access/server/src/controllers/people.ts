import type { Core } from '@strapi/strapi';
import type { Context } from 'koa';

import { currentActor } from '../../../../../src/platform/audit';
import type {
  InviteAnswer,
  InviteBody,
  ListPeople,
  PersonAnswer,
  ResendAnswer,
} from '../../../shared/contracts/people';
import { requireCapability } from '../access';
import { mayDo, userIdOf } from '../access/door';
import { neverStore, parseBody, pathPart } from '../http/body';
import { changeRole } from '../people/change-role';
import type { Desk } from '../people/desk';
import { invitePerson } from '../people/invite-person';
import { listPeople } from '../people/list-people';
import { inviteBody, myInviteBody, putPersonBody } from '../people/person-input';
import { resendInvitation } from '../people/resend-invitation';
import { restorePerson } from '../people/restore-person';
import { revokePerson } from '../people/revoke-person';
import { actionId } from '../permissions';
import { requireReseller } from '../resellers/require-reseller';
import { afterScope } from '../wall';

type Door = {
  /** For which reseller, and by whom. Asked behind the wall, if there is one. */
  findDesk: (ctx: Context) => Promise<Desk>;
  parseInvitation: (ctx: Context) => InviteBody;
};

const handlers = (strapi: Core.Strapi, { findDesk, parseInvitation }: Door) => {
  /** Answers as the bureau, from what was checked behind the wall: nobody there reads users or memberships. */
  const answer = async (ctx: Context, act: (desk: Desk) => Promise<unknown>): Promise<void> => {
    const desk = await findDesk(ctx);
    await afterScope({
      ctx,
      run: async () => {
        ctx.body = await act(desk);
      },
    });
  };
  const membershipIdOf = (ctx: Context): string => pathPart(ctx, 'membershipId');

  return {
    list: (ctx: Context) =>
      answer(ctx, async (desk) => (await listPeople({ strapi, desk })) satisfies ListPeople),

    async invite(ctx: Context) {
      const input = parseInvitation(ctx);
      neverStore(ctx);
      await answer(
        ctx,
        async (desk) => (await invitePerson({ strapi, desk, input })) satisfies InviteAnswer,
      );
    },

    async change(ctx: Context) {
      const { role } = parseBody(ctx, putPersonBody);
      const membershipId = membershipIdOf(ctx);
      await answer(ctx, async (desk) => {
        const data = await changeRole({ strapi, desk, membershipId, role });
        return { data } satisfies PersonAnswer;
      });
    },

    revoke: (ctx: Context) =>
      answer(ctx, async (desk) => {
        const data = await revokePerson({ strapi, desk, membershipId: membershipIdOf(ctx) });
        return { data } satisfies PersonAnswer;
      }),

    restore: (ctx: Context) =>
      answer(ctx, async (desk) => {
        const data = await restorePerson({ strapi, desk, membershipId: membershipIdOf(ctx) });
        return { data } satisfies PersonAnswer;
      }),

    async resend(ctx: Context) {
      const membershipId = membershipIdOf(ctx);
      neverStore(ctx);
      await answer(
        ctx,
        async (desk) =>
          (await resendInvitation({ strapi, desk, membershipId })) satisfies ResendAnswer,
      );
    },
  };
};

const whoAsks = (strapi: Core.Strapi, ctx: Context): Pick<Desk, 'name' | 'userId'> => {
  const userId = userIdOf(ctx);
  if (userId === undefined) throw new Error('A route of the panel was reached without a user.');
  return { userId, name: currentActor(strapi).name ?? 'The bureau' };
};

/** People of a reseller, kept by staff. See shared/contracts/people.ts. */
export const people = ({ strapi }: { strapi: Core.Strapi }) =>
  handlers(strapi, {
    findDesk: async (ctx) => ({
      ...whoAsks(strapi, ctx),
      reseller: await requireReseller({ strapi, documentId: pathPart(ctx, 'documentId') }),
      isStaff: true,
      mayManage: mayDo(ctx, actionId('resellers.manage')),
    }),
    parseInvitation: (ctx) => parseBody(ctx, inviteBody),
  });

/** People of the reseller for whom the caller acts, kept by his owners. */
export const myPeople = ({ strapi }: { strapi: Core.Strapi }) => {
  const { list, invite, change, revoke, resend } = handlers(strapi, {
    findDesk: async (ctx) => {
      const { resellerId } = await requireCapability({ strapi, ctx, capability: 'people.manage' });
      const reseller = await requireReseller({ strapi, id: resellerId });
      return { ...whoAsks(strapi, ctx), reseller, isStaff: false, mayManage: true };
    },
    parseInvitation: (ctx) => parseBody(ctx, myInviteBody),
  });
  return { list, invite, change, revoke, resend };
};
