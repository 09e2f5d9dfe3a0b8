/** What breaks the rules on purpose. */
@NullMarked
package exchange.standalone.architecture.offender.log;

import org.jspecify.annotations.NullMarked;
