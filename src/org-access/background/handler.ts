/** The entry of a message in its feature's table of handlers: schema, policy rule and handler. */

import type * as z from 'zod/mini'
import type {
  ContentMessages,
  ContentRefusal,
  PageMessages,
  PageRefusal,
  Refusal,
  Reply,
} from '../../messages.ts'
import type { Feature } from '../../platform/policy.ts'
import type { ContentSender } from './content-sender.ts'

/**
 * What the organization's policy must allow. `exempt`: the message only reads or clears data and is
 * never refused. `org`: refused for a disallowed org. A feature: also refused while disabled.
 */
export type PolicyRule = 'exempt' | 'org' | Feature

interface Handler<Body, ReplyValue, Reason extends Refusal, Context extends readonly unknown[]> {
  /** The body without its type; strict, so that a message with an unknown member is malformed. */
  readonly schema: z.ZodMiniType<Body>
  readonly policy: PolicyRule
  /** Handles the message. Rejects when the browser fails; a refusal is a value. */
  run(body: Body, ...context: Context): Promise<Reply<ReplyValue, Reason>>
}

export interface ContentHandler<Body, ReplyValue>
  extends Handler<Body, ReplyValue, ContentRefusal, readonly [sender: ContentSender]> {
  /** The message is answered even while the guide is not active in the org. */
  readonly whileInactive?: true
  /** Returns whether a page at this URL may send the message. Visualforce pages never may. */
  mayComeFrom(url: URL, body: Body): boolean
  /** Returns the origins of the frames around the sender, as far as the message lists them. */
  ancestors?(body: Body): readonly string[]
  /** Returns the name to log this message under; null to log nothing. */
  logName?(body: Body): string | null
}

export interface PageHandler<Body, ReplyValue> extends Handler<Body, ReplyValue, PageRefusal, readonly []> {
  /** Handling clears the org, so it must not be stored as the last org used. */
  readonly forgetsOrg?: true
  /** Refused while the browser does not let us reach the org. */
  readonly needsAccess?: true
}

export type ContentHandlers = {
  readonly [Type in keyof ContentMessages]: ContentHandler<
    ContentMessages[Type]['body'],
    ContentMessages[Type]['replyValue']
  >
}

export type PageHandlers = {
  readonly [Type in keyof PageMessages]: PageHandler<
    PageMessages[Type]['body'],
    PageMessages[Type]['replyValue']
  >
}
