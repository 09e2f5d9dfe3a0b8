/** How is a caller told what was wrong, in words and in a code? */
@NullMarked
package exchange.web.problem;

import org.jspecify.annotations.NullMarked;
