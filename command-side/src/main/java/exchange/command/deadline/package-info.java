/**
 * What does time do to listings, and when?
 *
 * <p>A table of deadlines is fed from the log; one node of the cluster looks for those that are due and sends the command, and the
 * listing decides whether it still matters.
 */
@NullMarked
package exchange.command.deadline;

import org.jspecify.annotations.NullMarked;
