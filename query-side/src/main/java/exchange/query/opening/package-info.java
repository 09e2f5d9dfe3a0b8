/** Does the exchange take listings at the moment, and do the pages say so? */
@NullMarked
package exchange.query.opening;

import org.jspecify.annotations.NullMarked;
