/** What breaks the rules on purpose. */
@NullMarked
package exchange.standalone.architecture.offender.privacy;

import org.jspecify.annotations.NullMarked;
