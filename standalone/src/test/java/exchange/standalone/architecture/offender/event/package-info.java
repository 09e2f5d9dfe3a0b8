/** What breaks the rules on purpose. */
@NullMarked
package exchange.standalone.architecture.offender.event;

import org.jspecify.annotations.NullMarked;
