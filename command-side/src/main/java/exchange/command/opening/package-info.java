/** Does the exchange take listings at the moment? */
@NullMarked
package exchange.command.opening;

import org.jspecify.annotations.NullMarked;
