/**
 * What can be read?
 *
 * <p>One package for each question. Start at {@link exchange.query.QueryConfiguration}, which lists the read models.
 */
@NullMarked
package exchange.query;

import org.jspecify.annotations.NullMarked;
