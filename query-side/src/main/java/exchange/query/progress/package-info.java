/** How far have the read models of this node come? */
@NullMarked
package exchange.query.progress;

import org.jspecify.annotations.NullMarked;
