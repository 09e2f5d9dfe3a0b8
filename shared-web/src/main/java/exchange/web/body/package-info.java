/** What does a request's body say, and what is wrong with it? */
@NullMarked
package exchange.web.body;

import org.jspecify.annotations.NullMarked;
