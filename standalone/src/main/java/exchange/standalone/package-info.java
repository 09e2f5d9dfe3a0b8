/** How does the whole exchange run in one process? */
@NullMarked
package exchange.standalone;

import org.jspecify.annotations.NullMarked;
