/**
 * Who has an account, in which role, and who waits for somebody to vouch for them?
 *
 * <p>Read from the register of accounts itself, which follows the history within the command that asked for it. Start at {@code People},
 * which says who sees whom.
 */
@NullMarked
package exchange.query.people;

import org.jspecify.annotations.NullMarked;
