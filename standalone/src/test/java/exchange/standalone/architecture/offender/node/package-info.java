/** What breaks the rules on purpose. */
@NullMarked
package exchange.standalone.architecture.offender.node;

import org.jspecify.annotations.NullMarked;
