/** How do reads page, and how does a reader see what it has just written? */
@NullMarked
package exchange.web.read;

import org.jspecify.annotations.NullMarked;
