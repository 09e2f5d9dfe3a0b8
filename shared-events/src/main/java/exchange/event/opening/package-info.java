/** When did the exchange take listings? */
@NullMarked
package exchange.event.opening;

import org.jspecify.annotations.NullMarked;
