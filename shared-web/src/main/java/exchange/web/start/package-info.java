/** Where does a node listen, and how does it say that it does? */
@NullMarked
package exchange.web.start;

import org.jspecify.annotations.NullMarked;
