/** How much may one address ask? */
@NullMarked
package exchange.web.limit;

import org.jspecify.annotations.NullMarked;
