/** Who is calling, and in which role? */
@NullMarked
package exchange.web.account;

import org.jspecify.annotations.NullMarked;
