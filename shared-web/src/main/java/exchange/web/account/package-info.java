/**
 * Who is calling, and in which role?
 *
 * <p>{@link exchange.web.account.Accounts} keeps the people, {@link exchange.web.account.Caller} is what a controller gets to know of
 * the one who calls.
 */
@NullMarked
package exchange.web.account;

import org.jspecify.annotations.NullMarked;
