/**
 * How does a reader see what a listing says?
 *
 * <p>Start at {@link exchange.query.content.Contents}, which opens what events keep sealed, and shows a placeholder for what was removed.
 */
@NullMarked
package exchange.query.content;

import org.jspecify.annotations.NullMarked;
