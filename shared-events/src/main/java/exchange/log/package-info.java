/** What happened, and in which order? */
@NullMarked
package exchange.log;

import org.jspecify.annotations.NullMarked;
