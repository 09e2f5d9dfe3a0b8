/** What can happen to an account, and which roles are there? Names and logins are not here: they live in erasable accounts. */
@NullMarked
package exchange.event.account;

import org.jspecify.annotations.NullMarked;
