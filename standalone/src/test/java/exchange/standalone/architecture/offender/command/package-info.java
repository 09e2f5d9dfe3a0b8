/** What breaks the rules on purpose. */
@NullMarked
package exchange.standalone.architecture.offender.command;

import org.jspecify.annotations.NullMarked;
