/** Which products, regions and standards can a listing name? */
@NullMarked
package exchange.query.lookup;

import org.jspecify.annotations.NullMarked;
