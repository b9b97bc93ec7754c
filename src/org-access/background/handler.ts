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
import type { ContentSender } from './frame.ts'

/**
 * What the organization's policy must allow. `exempt`: the message only reads or clears data and is
 * never refused. `org`: refused for a disallowed org. A feature: also refused while disabled.
 */
export type PolicyRule = 'exempt' | 'org' | Feature

interface Handler<Body, Answer, Why extends Refusal, Rest extends readonly unknown[]> {
  /** The body without its type; strict, so that a message with an unknown member is malformed. */
  readonly schema: z.ZodMiniType<Body>
  readonly policy: PolicyRule
  /** Handles the message. Rejects when the browser fails; a refusal is a value. */
  run(body: Body, ...rest: Rest): Promise<Reply<Answer, Why>>
}

export interface ContentHandler<Body, Answer>
  extends Handler<Body, Answer, ContentRefusal, readonly [sender: ContentSender]> {
  /** Answered also while the guide is not active in the org. */
  readonly whileInactive?: true
  /** Returns whether a page at this URL may send the message. Visualforce pages never may. */
  mayComeFrom(url: URL, body: Body): boolean
  /** Returns the origins of the frames around the sender, as far as the message tells them. */
  ancestors?(body: Body): readonly string[]
  /** Returns the name under which the diagnostic log keeps this message, null for none. */
  logName?(body: Body): string | null
}

export interface PageHandler<Body, Answer> extends Handler<Body, Answer, PageRefusal, readonly []> {
  /** The org must not be stored as the last one used: it is being cleared. */
  readonly forgetsOrg?: true
}

export type ContentHandlers = {
  readonly [Type in keyof ContentMessages]: ContentHandler<
    ContentMessages[Type]['body'],
    ContentMessages[Type]['answer']
  >
}

export type PageHandlers = {
  readonly [Type in keyof PageMessages]: PageHandler<PageMessages[Type]['body'], PageMessages[Type]['answer']>
}
