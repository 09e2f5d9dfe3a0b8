/** What breaks the rules on purpose. */
@NullMarked
package exchange.standalone.architecture.offender.web;

import org.jspecify.annotations.NullMarked;
