/** What breaks the rules on purpose. */
@NullMarked
package exchange.standalone.architecture.offender.reference;

import org.jspecify.annotations.NullMarked;
