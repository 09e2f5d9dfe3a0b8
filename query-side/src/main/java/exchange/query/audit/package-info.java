/**
 * Who did what, when, through which channel, on whose behalf and why?
 *
 * <p>The log itself is the audit trail; {@code AuditProjection} only keeps where in it to look. {@code AuditTrail} finds and opens the
 * events, {@code AuditEndpoint} answers and exports them.
 */
@NullMarked
package exchange.query.audit;

import org.jspecify.annotations.NullMarked;
