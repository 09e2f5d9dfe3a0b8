/**
 * Who may come in, and what may they call?
 *
 * <p>Each side contributes its table: {@link exchange.web.access.EndpointRights}.
 */
@NullMarked
package exchange.web.access;

import org.jspecify.annotations.NullMarked;
