/**
 * What does a clerk need while somebody is on the telephone, and what is to be done after the call?
 *
 * <p>{@code CallPages} is the console: {@code KnownListings} finds what was perhaps entered before ({@code Resemblance} says why). What somebody at the
 * desk has to come back to is a read model of its own, {@code FollowUps}; {@code FollowUpPages} shows it.
 */
@NullMarked
package exchange.query.intake;

import org.jspecify.annotations.NullMarked;
