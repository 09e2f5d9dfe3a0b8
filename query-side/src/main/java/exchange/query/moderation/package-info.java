/**
 * What waits for a moderator, and for how long?
 *
 * <p>{@code ModerationEntry} says what becomes of a listing with each event, {@code ModerationProjection} keeps it,
 * {@code ModerationQueueEndpoint} answers. Words stay sealed and are opened for each answer.
 */
@NullMarked
package exchange.query.moderation;

import org.jspecify.annotations.NullMarked;
