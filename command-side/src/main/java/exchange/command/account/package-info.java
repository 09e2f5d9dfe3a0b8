/** Who may use an account, in which role, and who has vouched for it? Logins, names and passwords are elsewhere: in erasable accounts. */
@NullMarked
package exchange.command.account;

import org.jspecify.annotations.NullMarked;
