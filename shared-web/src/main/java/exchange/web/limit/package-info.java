/** How much may one address ask, and leave here without an account? */
@NullMarked
package exchange.web.limit;

import org.jspecify.annotations.NullMarked;
