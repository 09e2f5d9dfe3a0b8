/** How does an account come into the history? Logins, names and passwords are elsewhere: in erasable accounts. */
@NullMarked
package exchange.command.account;

import org.jspecify.annotations.NullMarked;
