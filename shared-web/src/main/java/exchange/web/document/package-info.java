/** What can be asked here, said to programs? */
@NullMarked
package exchange.web.document;

import org.jspecify.annotations.NullMarked;
