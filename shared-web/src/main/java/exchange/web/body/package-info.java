/**
 * What does a request's body say, and what is wrong with it?
 *
 * <p>A controller takes a {@link exchange.web.body.Body}; {@link exchange.web.body.BodyReader} does the reading.
 */
@NullMarked
package exchange.web.body;

import org.jspecify.annotations.NullMarked;
