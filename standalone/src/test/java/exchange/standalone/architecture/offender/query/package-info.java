/** What breaks the rules on purpose. */
@NullMarked
package exchange.standalone.architecture.offender.query;

import org.jspecify.annotations.NullMarked;
