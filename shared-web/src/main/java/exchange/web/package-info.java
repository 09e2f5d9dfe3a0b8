/**
 * What does every request meet before it meets the domain?
 *
 * <p>Start at {@link exchange.web.WebConfiguration}.
 */
@NullMarked
package exchange.web;

import org.jspecify.annotations.NullMarked;
